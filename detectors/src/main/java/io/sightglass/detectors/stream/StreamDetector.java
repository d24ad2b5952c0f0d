package io.sightglass.detectors.stream;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Measures what the source tells of a stream that went away, changed its format, or is or comes
 * otherwise than its playlist says.
 */
final class StreamDetector implements Detector {

  private final Line missed;
  private final Line changes;
  private final Line faults;
  private final Line mismatches;

  StreamDetector(long periodMicros) {
    missed = new Line(StreamDetectorFactory.MISSED, periodMicros);
    changes = new Line(StreamDetectorFactory.CHANGES, periodMicros);
    faults = new Line(StreamDetectorFactory.FAULTS, periodMicros);
    mismatches = new Line(StreamDetectorFactory.MISMATCHES, periodMicros);
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    long start = chunk.range().start().micros();
    List<StreamEvent> events = new ArrayList<>(chunk.events());
    events.sort(Comparator.comparing(StreamEvent::time));
    List<Measurement> out = new ArrayList<>();
    for (StreamEvent event : events) {
      long time = event.time().micros();
      switch (event.kind()) {
        case STREAM_RESUMED -> {
          if (event.micros() > 0) {
            missed.tell(time - event.micros(), event.micros(), event.micros() / 1e3, out);
          }
        }
        case FORMAT_CHANGE -> {
          // A break is told as what was missed in it, and what it is about when it is over.
          if (!event.breaks()) {
            changes.tell(time, 0, 1, out);
          }
        }
        case SEGMENT_LATE, SEGMENT_LENGTH, SEGMENT_RATE, PLAYLIST_STOPPED ->
            faults.tell(time, 0, 1, out);
        case RENDITION_MISMATCH -> mismatches.tell(time, 0, 1, out);
        default -> {}
      }
    }
    missed.rest(start, out);
    changes.rest(start, out);
    faults.rest(start, out);
    mismatches.rest(start, out);
    return out;
  }

  /** The values of one metric, in order of time, with zeros in between. */
  private static final class Line {

    private final String metric;
    private final long periodMicros;
    private long told = Long.MIN_VALUE;

    Line(String metric, long periodMicros) {
      this.metric = metric;
      this.periodMicros = periodMicros;
    }

    /** A value over {@code micros}, a picture's period at least; what was told before stays. */
    void tell(long from, long micros, double value, List<Measurement> out) {
      long start = Math.max(from, told);
      long end = Math.max(from + micros, start + periodMicros);
      out.add(new Measurement(metric, new MediaTime(start), end - start, value));
      out.add(new Measurement(metric, new MediaTime(end), periodMicros, 0));
      told = end + 1;
    }

    /** Somebody looked, and there was nothing. */
    void rest(long at, List<Measurement> out) {
      if (at >= told) {
        out.add(new Measurement(metric, new MediaTime(at), periodMicros, 0));
        told = at + 1;
      }
    }
  }
}
