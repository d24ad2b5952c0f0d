package io.sightglass.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PeakKernelTest {

  @Test
  void kernels_agreeToTheLastBit() {
    Random random = new Random(1770);
    for (int count : new int[] {0, 1, 7, 8, 15, 16, 17, 31, 33, 480, 481, 1024}) {
      for (int round = 0; round < 20; round++) {
        float[] x = new float[PeakKernel.HISTORY + count];
        for (int i = 0; i < x.length; i++) {
          x[i] = (float) (random.nextGaussian() * Math.pow(10, -random.nextInt(8)));
        }
        assertThat(new VectorPeakKernel().peak(x, count))
            .as("%d samples", count)
            .isEqualTo(new PlainPeakKernel().peak(x, count));
      }
    }
  }
}
