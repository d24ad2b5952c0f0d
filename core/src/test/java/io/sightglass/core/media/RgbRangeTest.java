package io.sightglass.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RgbRangeTest {

  private static final int SAMPLES = 2000;

  /** The sums that lie farthest out, of both signs, in each matrix. */
  @ParameterizedTest
  @ValueSource(strings = {"smpte170m", "bt709", "bt2020nc"})
  void holds_ofTheLargestAndLeastCodesOfSixteenBits_saysNo(String matrix) {
    for (boolean full : new boolean[] {false, true}) {
      RgbRange range = RgbRange.of(new Colour("bt709", "bt709", matrix, full), 1080, 16);
      for (int luma : new int[] {0, 65535}) {
        for (int corner = 1; corner < 4; corner++) {
          int cb = corner % 2 * 65535;
          int cr = corner / 2 * 65535;
          assertThat(range.holds(luma, cb, cr)).as("%s %s %s", luma, cb, cr).isFalse();
        }
      }
    }
  }

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
