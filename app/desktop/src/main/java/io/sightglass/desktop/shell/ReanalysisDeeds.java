package io.sightglass.desktop.shell;

import io.sightglass.core.pipeline.Analysis;
import io.sightglass.core.pipeline.Reanalysis;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.MetricSeries;
import io.sightglass.desktop.fx.FxUpdates;
import io.sightglass.desktop.player.PlayerModel;
import io.sightglass.desktop.timeline.TimecodeText;
import io.sightglass.desktop.triage.DefectPane;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Analyses the second that is looked at again, on a thread of its own, and says whether that comes
 * to the same. Used by the screen's thread.
 */
final class ReanalysisDeeds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReanalysisDeeds.class);
  private static final long SECOND = 1_000_000;

  private final Workspace workspace;
  private final PlayerModel player;
  private final DefectPane why;
  private final FxUpdates updates = new FxUpdates();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("sightglass-again").daemon().factory());
  private @Nullable Future<?> running;

  ReanalysisDeeds(Workspace workspace, PlayerModel player, DefectPane why) {
    this.workspace = workspace;
    this.player = player;
    this.why = why;
    why.setOnAgain(this::again);
  }

  /** Of the second at the playhead where that is within the defect, else of its first. */
  void again() {
    stop();
    Defect defect = workspace.selectedProperty().get();
    Optional<Analysis> analysis = workspace.view().analysis();
    if (defect == null || analysis.isEmpty()) {
      why.showAgain("Select a defect first.");
      return;
    }
    Analysis earlier = analysis.get();
    if (earlier.stream().live()) {
      why.showAgain("A live stream has gone by: only recordings are analysed again.");
    } else if (earlier.measurements().all().stream().mapToInt(MetricSeries::size).sum() == 0) {
      why.showAgain("This is a report without the values to compare with: open the recording.");
    } else {
      begin(defect, earlier, second(defect));
    }
  }

  private TimeRange second(Defect defect) {
    MediaTime here = player.state().time();
    MediaTime at = defect.range().contains(here) ? here : defect.range().start();
    MediaTime start = MediaTime.ofMicros(Math.floorDiv(at.micros(), SECOND) * SECOND);
    return new TimeRange(start, start.plus(SECOND));
  }

  private void begin(Defect defect, Analysis earlier, TimeRange second) {
    String name = TimecodeText.clock(second.start()).substring(0, 8);
    MediaRequest media = MediaRequest.of(earlier.stream().uri()).withEveryAudioTrack(true);
    Set<String> detectors =
        defect.detector().equals(Defect.PERSON) ? Set.of() : Set.of(defect.detector());
    Reanalysis reanalysis = workspace.reanalysis();
    why.showAgain("Second " + name + " is being analysed again …");
    running =
        thread.submit(() -> {
          try {
            tell(
                defect, words(name, reanalysis.again(media, earlier, detectors, second, at -> {})));
          } catch (MediaException e) {
            LOG.info("{} was not analysed again", second, e);
            tell(defect, e.getMessage());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void tell(Defect defect, String words) {
    updates.execute(() -> {
      if (why.shown() == defect.id()) {
        why.showAgain(words);
      }
    });
  }

  /** For people. */
  static String words(String second, Reanalysis.Result result) {
    String read = result.fromStart() ? ", read from the start" : "";
    if (result.values() == 0) {
      return "Second " + second + read + ": nothing is measured there that could be compared.";
    }
    return "Second "
        + second
        + read
        + (result.same()
            ? ": the same result. All " + result.values() + " values are equal to the last bit."
            : ": not the same result. "
                + result.different()
                + " of "
                + result.values()
                + " values differ.");
  }

  private void stop() {
    if (running != null) {
      running.cancel(true);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
