package io.sightglass.core.report.batch;

import io.sightglass.core.pipeline.AnalysisSession;
import io.sightglass.core.pipeline.AnalysisSettings;
import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.pipeline.ExtractorFactory;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.pipeline.SessionListener.Outcome;
import io.sightglass.core.pipeline.SessionListener.SessionEnd;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.Tool;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Analyses one programme after another by one profile. One thread calls {@link #analyse}; any may
 * call {@link #stop}.
 */
public final class BatchRun {

  private final Profile profile;
  private final MediaOpener opener;
  private final ExtractorFactory extractors;
  private final DetectorRegistry registry;
  private final InstantSource clock;
  private @Nullable AnalysisSession running;
  private boolean stopped;

  /** Takes the report of a programme. */
  @FunctionalInterface
  public interface Handover {
    /**
     * Writes what is wanted of it.
     *
     * @return the files written, as the summary is to name them
     */
    List<String> take(String input, Report report) throws IOException;
  }

  public BatchRun(
      Profile profile,
      MediaOpener opener,
      ExtractorFactory extractors,
      DetectorRegistry registry,
      InstantSource clock) {
    this.profile = profile;
    this.opener = opener;
    this.extractors = extractors;
    this.registry = registry;
    this.clock = clock;
  }

  /** Analyses {@code input}; what goes wrong with it is in the item, and the next may follow. */
  public BatchItem analyse(String input, SessionListener listener, Handover handover)
      throws InterruptedException {
    AnalysisSettings settings =
        AnalysisSettings.of(MediaRequest.of(input).withEveryAudioTrack(true), profile);
    try (AnalysisSession session =
        new AnalysisSession(settings, opener, extractors, registry, listener)) {
      synchronized (this) {
        running = session;
        if (stopped) {
          session.stop();
        }
      }
      session.start();
      SessionEnd end = session.await();
      return item(input, session, end, handover);
    } finally {
      synchronized (this) {
        running = null;
      }
    }
  }

  private BatchItem item(String input, AnalysisSession session, SessionEnd end, Handover handover) {
    if (session.analysis().isEmpty()) {
      return BatchItem.without(
          input,
          end.outcome() == Outcome.NOT_OPENED
              ? BatchItem.Outcome.NOT_OPENED
              : BatchItem.Outcome.ERROR,
          end.message());
    }
    Report report = Report.of(session.analysis().get().result(), Tool.current(), clock.instant());
    try {
      BatchItem item = BatchItem.of(input, report, handover.take(input, report));
      return end.outcome() == Outcome.FAILED
          ? BatchItem.without(input, BatchItem.Outcome.ERROR, end.message())
          : item;
    } catch (IOException e) {
      return BatchItem.without(input, BatchItem.Outcome.ERROR, String.valueOf(e.getMessage()));
    }
  }

  /** Ends the analysis at hand, and each that is begun later, at once. */
  public synchronized void stop() {
    stopped = true;
    if (running != null) {
      running.stop();
    }
  }

  /** True where {@link #stop} was called. */
  public synchronized boolean stopped() {
    return stopped;
  }
}
