package io.sightglass.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RgbRangeTest {

  private static final int SAMPLES = 2000;

  @ParameterizedTest
  @ValueSource(ints = {8, 10, 16})
  void outside_ofRandomSamples_countsThoseThatAreNotHeld(int bitDepth) {
    Random random = new Random(bitDepth);
    for (boolean full : new boolean[] {false, true}) {
      RgbRange range = RgbRange.of(new Colour("bt709", "bt709", "bt709", full), 1080, bitDepth);
      int[] luma = random.ints(SAMPLES, 0, 1 << bitDepth).toArray();
      int[] cb = random.ints(SAMPLES, 0, 1 << bitDepth).toArray();
      int[] cr = random.ints(SAMPLES, 0, 1 << bitDepth).toArray();
      int expected = 0;
      for (int i = 0; i < SAMPLES; i++) {
        expected += range.holds(luma[i], cb[i], cr[i]) ? 0 : 1;
      }
      assertThat(expected).isBetween(1, SAMPLES - 1);

      assertThat(range.outside(luma, cb, cr, SAMPLES)).isEqualTo(expected);
    }
  }
}
