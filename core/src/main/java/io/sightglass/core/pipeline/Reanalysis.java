package io.sightglass.core.pipeline;

import io.sightglass.core.source.LimitedSource;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.MeasurementStore;
import io.sightglass.core.timeline.MetricSeries;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Analyses a stretch of a recording again, with the pipeline that analysed it first, to see whether
 * it measures the same: value by value, to the last bit. As rules judge nothing but what is
 * measured, the same values are the same defects.
 *
 * <p>It begins some seconds before the stretch, which is enough for most detectors to be where they
 * were. Where that does not come to the same, the recording is analysed from its start, as it was
 * the first time, and only that counts. Any thread; one stretch at a time.
 */
public final class Reanalysis {

  /** Longer than the windows and groups of pictures that detectors look back over. */
  private static final long LEAD_MICROS = 12_000_000;

  /** Some detectors decide only when they know what follows. */
  private static final long TAIL_MICROS = 5_000_000;

  private final MediaOpener opener;
  private final ExtractorFactory extractors;
  private final DetectorRegistry registry;

  /**
   * What came of it.
   *
   * @param range what was analysed again
   * @param values how many values were measured in it, by either analysis
   * @param different how many of them differ, or were measured by one of the two alone
   * @param fromStart whether the recording was read from its start
   */
  public record Result(TimeRange range, int values, int different, boolean fromStart) {

    /** Whether there was something to compare, and it is the same. */
    public boolean same() {
      return values > 0 && different == 0;
    }
  }

  public Reanalysis(MediaOpener opener, ExtractorFactory extractors, DetectorRegistry registry) {
    this.opener = opener;
    this.extractors = extractors;
    this.registry = registry;
  }

  /**
   * Blocks until it is done; an interrupt ends it soon.
   *
   * @param media as it was opened for {@code earlier}
   * @param detectors whose values are compared; empty for all
   * @param progress hears how far the analysis is; called by another thread
   * @throws MediaException where the recording can't be read any more
   */
  public Result again(
      MediaRequest media,
      Analysis earlier,
      Set<String> detectors,
      TimeRange range,
      Consumer<MediaTime> progress)
      throws MediaException, InterruptedException {
    MediaTime lead = range.start().plus(-LEAD_MICROS);
    if (MediaTime.ZERO.isBefore(lead)) {
      Result nearby = compare(media, earlier, detectors, range, lead, progress);
      if (nearby.same()) {
        return nearby;
      }
    }
    return compare(media, earlier, detectors, range, null, progress);
  }

  private Result compare(
      MediaRequest media,
      Analysis earlier,
      Set<String> detectors,
      TimeRange range,
      @Nullable MediaTime from,
      Consumer<MediaTime> progress)
      throws MediaException, InterruptedException {
    SessionListener listener =
        new SessionListener() {
          @Override
          public void progressed(Progress reached) {
            progress.accept(reached.analysedTo());
          }
        };
    try (AnalysisSession session =
        new AnalysisSession(
            AnalysisSettings.of(media, earlier.profile()).withDetectors(detectors),
            request -> part(request, from, range.end().plus(TAIL_MICROS)),
            extractors,
            registry,
            listener)) {
      session.start();
      SessionListener.SessionEnd end = session.await();
      Analysis anew =
          session.analysis().orElseThrow(() -> new MediaException(Reason.IO, end.message()));
      if (!end.complete()) {
        throw new MediaException(Reason.IO, end.message());
      }
      return compare(earlier.measurements(), anew.measurements(), range, from == null);
    }
  }

  private MediaSource part(MediaRequest request, @Nullable MediaTime from, MediaTime to)
      throws MediaException {
    MediaSource source = opener.open(request);
    try {
      if (from != null) {
        source.seek(from);
      }
      return new LimitedSource(source, to);
    } catch (MediaException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private static Result compare(
      MeasurementStore before, MeasurementStore after, TimeRange range, boolean fromStart) {
    int values = 0;
    int different = 0;
    for (MetricSeries anew : after.all()) {
      MetricSeries first = before.series(anew.info().name());
      if (first != null) {
        Stretch one = Stretch.of(first, range);
        Stretch other = Stretch.of(anew, range);
        values += Math.max(one.size(), other.size());
        different += one.different(other);
      }
    }
    return new Result(range, values, different, fromStart);
  }

  /** Rows of a series, from one to before another. */
  private record Stretch(MetricSeries series, int from, int to) {

    static Stretch of(MetricSeries series, TimeRange range) {
      return new Stretch(
          series,
          series.firstRowFrom(range.start().micros()),
          series.firstRowFrom(range.end().micros()));
    }

    int size() {
      return to - from;
    }

    int different(Stretch other) {
      int common = Math.min(size(), other.size());
      int different = Math.max(size(), other.size()) - common;
      for (int i = 0; i < common; i++) {
        boolean same =
            series.timeMicros(from + i) == other.series.timeMicros(other.from + i)
                && Double.doubleToLongBits(series.value(from + i))
                    == Double.doubleToLongBits(other.series.value(other.from + i));
        different += same ? 0 : 1;
      }
      return different;
    }
  }
}
