package io.sightglass.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.pipeline.HeadroomMeter.Cost;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadroomMeterTest {

  private static final long SECOND = 1_000_000;

  private static Cost cost(long decode, long feature, long blur) {
    return new Cost(decode, feature, Map.of("blur", blur));
  }

  @Test
  void shortLastChunk_countsByItsLength() {
    HeadroomMeter meter = new HeadroomMeter(SECOND, 0);
    meter.add(cost(800, 400, 40), SECOND);
    // A fifth of a second costs a fifth.
    meter.add(cost(160, 80, 8), SECOND / 5);
    Headroom headroom = meter.headroom(2, 3, 2_400_000_000L);
    assertThat(headroom).isEqualTo(new Headroom(SECOND, 800, 400, Map.of("blur", 40L), 2, 3, 0.5));
  }

  @Test
  void onlyTheLastTenChunks_count() {
    HeadroomMeter meter = new HeadroomMeter(SECOND, 0);
    meter.add(cost(9_000, 9_000, 9_000), SECOND);
    for (int i = 0; i < 10; i++) {
      meter.add(cost(100 + i % 2 * 20, 50, 5), SECOND);
    }
    Headroom headroom = meter.headroom(0, 0, 1_000_000_000L);
    assertThat(headroom.decodeNanos()).isEqualTo(110);
    assertThat(headroom.featureNanos()).isEqualTo(50);
    assertThat(headroom.detectorNanos()).containsExactly(Map.entry("blur", 5L));
    assertThat(headroom.speed()).isEqualTo(11);
  }

  @Test
  void nothingYet_costsNothing() {
    assertThat(new HeadroomMeter(SECOND, 0).headroom(0, 0, 1))
        .isEqualTo(new Headroom(SECOND, 0, 0, Map.of(), 0, 0, 0));
  }
}
