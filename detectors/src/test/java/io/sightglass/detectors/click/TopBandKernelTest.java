package io.sightglass.detectors.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TopBandKernelTest {

  @Test
  void kernels_agreeToTheLastBit() {
    Random random = new Random(21);
    for (int binSamples : new int[] {1, 5, 8, 16, 22, 24, 48}) {
      int bins = 40;
      float[] x = new float[TopBandKernel.HISTORY + binSamples * bins];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) random.nextGaussian();
      }
      float[] energies = new float[bins];
      float[] peaks = new float[bins];
      new PlainTopBandKernel().measure(x, binSamples, bins, energies, peaks);
      float[] vectorEnergies = new float[bins];
      float[] vectorPeaks = new float[bins];
      new VectorTopBandKernel().measure(x, binSamples, bins, vectorEnergies, vectorPeaks);

      assertThat(vectorEnergies).as("bins of %d", binSamples).isEqualTo(energies);
      assertThat(vectorPeaks).as("bins of %d", binSamples).isEqualTo(peaks);
    }
  }

  @Test
  void tones_underAQuarterOfTheRateAreKeptOut_andThoseAboveComeThrough() {
    assertThat(level(3_000)).isLessThan(-50);
    assertThat(level(8_000)).isLessThan(-50);
    assertThat(level(12_000)).isCloseTo(-6, within(0.1));
    assertThat(level(18_000)).isCloseTo(0, within(0.1));
  }

  /** Level of a full-scale sine behind the filter, against the sine. */
  private static double level(double hertz) {
    float[] x = new float[TopBandKernel.HISTORY + 4800];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(2 * Math.PI * hertz * i / 48_000 + 0.3);
    }
    float[] energy = new float[1];
    new PlainTopBandKernel().measure(x, 4800, 1, energy, new float[1]);
    return 10 * Math.log10(energy[0] / 2400);
  }
}
