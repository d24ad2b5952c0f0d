package io.sightglass.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EBU Tech 3341, cases 15 to 19: sines whose samples miss the peaks; 10 ms fades. */
class TruePeakTest {

  private static final int RATE = 48_000;

  @ParameterizedTest
  @CsvSource({
    "15, 4, 0, 0.5, -6.0",
    "16, 4, 45, 0.5, -6.0",
    "17, 6, 60, 0.5, -6.0",
    "18, 8, 67.5, 0.5, -6.0",
    "19, 4, 45, 1.41, 3.0"
  })
  void truePeak_ofTheTestSines_isWithinTolerance(
      int testCase, int divisor, double phaseDegrees, double amplitude, double expected) {
    float[] samples = new float[RATE];
    for (int n = 0; n < samples.length; n++) {
      double fade = Math.min(1, Math.min(n, samples.length - 1 - n) / (RATE * 0.010));
      samples[n] =
          (float)
              (fade
                  * amplitude
                  * Math.sin(2 * Math.PI * n / divisor + Math.toRadians(phaseDegrees)));
    }

    double peak =
        20 * Math.log10(new TruePeakMeter(PeakKernel.fastest()).peak(samples, 0, samples.length));

    assertThat(peak).as("case %d", testCase).isBetween(expected - 0.4, expected + 0.2);
  }
}
