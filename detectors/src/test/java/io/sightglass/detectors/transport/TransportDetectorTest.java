package io.sightglass.detectors.transport;

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

class TransportDetectorTest {

  private final TransportDetector detector = new TransportDetector(40_000);

  private static StreamEvent event(Kind kind, double seconds) {
    return new StreamEvent(kind, MediaTime.ofSeconds(seconds), 0, "", 0);
  }

  private List<Measurement> measured(int second, String metric, StreamEvent... events) {
    TimeRange range = TimeRange.ofSeconds(second, second + 1);
    Chunk chunk = new Chunk(second, range, List.of(), List.of(), List.of(events));
    return detector.analyze(chunk, new ChunkFeatures(List.of(), List.of())).stream()
        .filter(m -> m.metric().equals(metric))
        .toList();
  }

  @Test
  void cleanChunks_measureZeroOnce() {
    assertThat(measured(0, "ts-priority-1"))
        .containsExactly(new Measurement("ts-priority-1", MediaTime.ZERO, 40_000, 0));
    assertThat(measured(1, "ts-priority-2"))
        .containsExactly(new Measurement("ts-priority-2", MediaTime.ofSeconds(1), 40_000, 0));
  }

  @Test
  void errors_areCountedPictureByPicture() {
    assertThat(
            measured(
                0,
                "ts-priority-1",
                event(Kind.TS_CONTINUITY, 0.21),
                event(Kind.TS_SYNC_BYTE, 0.23),
                event(Kind.TS_CONTINUITY, 0.25),
                event(Kind.TS_CRC, 0.5)))
        .extracting(m -> m.time().micros() / 1_000, Measurement::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0L, 0.0),
            org.assertj.core.groups.Tuple.tuple(200L, 2.0),
            org.assertj.core.groups.Tuple.tuple(240L, 1.0),
            org.assertj.core.groups.Tuple.tuple(280L, 0.0));
  }

  @Test
  void errorsFoundLate_countFromWhereTheChunkStarts() {
    measured(0, "ts-priority-2");
    assertThat(measured(1, "ts-priority-2", event(Kind.TS_CRC, 0.9)))
        .extracting(Measurement::value)
        .containsExactly(1.0, 0.0);
  }

  @Test
  void otherEvents_areNotCounted() {
    assertThat(
            measured(
                0,
                "ts-priority-1",
                event(Kind.PACKET_CORRUPT, 0.2),
                event(Kind.TIMESTAMP_JUMP, 0.3)))
        .extracting(Measurement::value)
        .containsExactly(0.0);
  }
}
