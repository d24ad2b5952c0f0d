package io.sightglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerSpectrumTest {

  /** The definition, one bin at a time. */
  private static double power(float[] x, int bin) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < x.length; i++) {
      double windowed = x[i] * (1 - Math.cos(2 * Math.PI * i / x.length));
      re += windowed * Math.cos(2 * Math.PI * bin * i / x.length);
      im -= windowed * Math.sin(2 * Math.PI * bin * i / x.length);
    }
    return 2 * (re * re + im * im) / ((double) x.length * x.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 512, 2048})
  void anySound_hasThePowersOfTheDefinition(int samples) {
    Random random = new Random(samples);
    float[] x = new float[samples];
    for (int i = 0; i < samples; i++) {
      x[i] = (float) random.nextGaussian();
    }

    double[] powers = new PowerSpectrum(samples).powers(x);

    assertThat(powers).hasSize(samples / 2);
    for (int bin = 0; bin < powers.length; bin += Math.max(1, powers.length / 16)) {
      assertThat(powers[bin]).isCloseTo(power(x, bin), within(1e-12));
    }
  }

  @Test
  void sineInABin_hasItsMeanSquareThere() {
    float[] x = new float[512];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(2 * Math.PI * 40 * i / x.length);
    }

    PowerSpectrum spectrum = new PowerSpectrum(512);

    assertThat(spectrum.samples()).isEqualTo(512);
    assertThat(spectrum.powers(x)[40]).isCloseTo(0.5, within(1e-6));
    assertThat(spectrum.powers(x)[50]).isCloseTo(0, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {-8, 0, 2, 4, 480})
  void noPowerOfTwo_isRefused(int samples) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PowerSpectrum(samples));
  }
}
