package io.sightglass.detectors.banding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatticeTest {

  private final Lattice lattice = new Lattice();

  @Test
  void share_ofRoundedShades_isOne() {
    for (int step : new int[] {6, 8, 12, 20, 31}) {
      assertThat(lattice.share(rounded(step, 0))).as("step %d", step).isEqualTo(1);
    }
  }

  @Test
  void share_ofRoundedShadesBlurredByCoding_isMostOfIt() {
    assertThat(lattice.share(rounded(12, 1.2))).isBetween(0.6, 0.9);
  }

  @Test
  void share_ofAnEvenSpread_isNone() {
    int[] histogram = new int[256];
    Arrays.fill(histogram, 16, 236, 1000);

    assertThat(lattice.share(histogram)).isCloseTo(0, within(0.03));
  }

  @Test
  void share_ofThreeEvenShades_isNone() {
    int[] histogram = new int[256];
    histogram[60] = 1000;
    histogram[80] = 1000;
    histogram[100] = 1000;

    assertThat(lattice.share(histogram)).isZero();
  }

  @Test
  void share_ofBlack_isNone() {
    int[] histogram = new int[256];
    histogram[16] = 1000;

    assertThat(lattice.share(histogram)).isZero();
  }

  /** Half-way levels of {@code step}, each blurred by a Gaussian of {@code sigma}. */
  private static int[] rounded(int step, double sigma) {
    Random random = new Random(5);
    int[] histogram = new int[256];
    for (int i = 0; i < 100_000; i++) {
      double shade = 30 + 195 * random.nextDouble();
      double level = Math.floor(shade / step) * step + step / 2.0;
      int code = (int) Math.round(level + sigma * random.nextGaussian());
      histogram[Math.clamp(code, 0, 255)]++;
    }
    return histogram;
  }
}
