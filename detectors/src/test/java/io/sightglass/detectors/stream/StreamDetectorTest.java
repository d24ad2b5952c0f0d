package io.sightglass.detectors.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamEvent.Kind;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamDetectorTest {

  private static final long PERIOD = 40_000;

  private final StreamDetector detector = new StreamDetector(PERIOD);

  private List<Measurement> measured(double from, String metric, StreamEvent... events) {
    TimeRange range = TimeRange.ofSeconds(from, from + 1);
    Chunk chunk = new Chunk(0, range, List.of(), List.of(), List.of(events));
    return detector.analyze(chunk, new ChunkFeatures(List.of(), List.of())).stream()
        .filter(m -> m.metric().equals(metric))
        .toList();
  }

  private static StreamEvent event(Kind kind, double seconds, int stream, double extent) {
    return new StreamEvent(
        kind, MediaTime.ofSeconds(seconds), stream, "", Math.round(extent * 1e6));
  }

  private static Measurement value(String metric, double seconds, double duration, double value) {
    return new Measurement(metric, MediaTime.ofSeconds(seconds), Math.round(duration * 1e6), value);
  }

  @Test
  void streamThatWasAway_isMeasuredOverWhatWasMissed() {
    measured(0, "stream-missed");
    assertThat(
            measured(
                7,
                "stream-missed",
                event(Kind.STREAM_LOSS, 1, -1, 0),
                event(Kind.STREAM_RESUMED, 7.2, -1, 6.2)))
        .containsExactly(
            value("stream-missed", 1, 6.2, 6200), value("stream-missed", 7.2, 0.04, 0));
  }

  @Test
  void streamThatWasAwayAndMissedNothing_isZero() {
    assertThat(
            measured(
                2,
                "stream-missed",
                event(Kind.STREAM_LOSS, 2, -1, 0),
                event(Kind.STREAM_RESUMED, 2, -1, 0)))
        .containsExactly(value("stream-missed", 2, 0.04, 0));
  }

  @Test
  void changeOfAFormat_isCountedAtItsPicture() {
    assertThat(measured(3, "format-changes", event(Kind.FORMAT_CHANGE, 3.4, 0, 0)))
        .containsExactly(
            value("format-changes", 3.4, 0.04, 1), value("format-changes", 3.44, 0.04, 0));
  }

  @Test
  void segmentThatIsLate_isAFault() {
    assertThat(
            measured(
                3,
                "segment-faults",
                event(Kind.SEGMENT_LATE, 3.2, -1, 0),
                event(Kind.SEGMENT_LENGTH, 3.4, -1, 0),
                event(Kind.SEGMENT_RATE, 3.5, -1, 0),
                event(Kind.PLAYLIST_STOPPED, 3.6, -1, 0)))
        .filteredOn(measurement -> measurement.value() == 1)
        .extracting(measurement -> measurement.time().seconds())
        .containsExactly(3.2, 3.4, 3.5, 3.6);
    assertThat(measured(5, "segment-faults", event(Kind.SEGMENT_MISSING, 5.4, -1, 0)))
        .containsExactly(value("segment-faults", 5, 0.04, 0));
  }

  @Test
  void renditionThatIsNotAsDeclared_isAMismatchForEachDifference() {
    assertThat(
            measured(
                0,
                "rendition-mismatches",
                event(Kind.RENDITION_MISMATCH, 0.2, -1, 0),
                event(Kind.RENDITION_MISMATCH, 0.2, -1, 0)))
        .filteredOn(measurement -> measurement.value() == 1)
        .hasSize(2);
    assertThat(measured(1, "rendition-mismatches", event(Kind.SEGMENT_RATE, 1.4, -1, 0)))
        .containsExactly(value("rendition-mismatches", 1, 0.04, 0));
  }

  @Test
  void breakForAChange_isNotCountedAsOne() {
    assertThat(measured(3, "format-changes", event(Kind.FORMAT_CHANGE, 3.4, -1, 0)))
        .containsExactly(value("format-changes", 3, 0.04, 0));
  }
}
