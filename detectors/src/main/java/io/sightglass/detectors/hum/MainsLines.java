package io.sightglass.detectors.hum;

import io.sightglass.core.detect.PowerSpectrum;
import java.util.Arrays;

/**
 * Looks for lines at the harmonics of the mains in a spectrum under a Hann window; one thread. A
 * bass note has one line at a multiple of the mains' frequency by chance, and seldom two; the mains
 * always have several.
 */
final class MainsLines {

  private static final double[] MAINS_HZ = {50, 60};
  private static final int HARMONICS = 6;
  private static final double[] NEIGHBOURS_HZ = {-8, -5, 5, 8};

  /** The mains' frequency wanders by less than this, times the harmonic. */
  private static final double WANDER_HZ = 0.1;

  /** Power of a line of −80 dBFS: one weaker than that is no hum. */
  private static final double LEAST_POWER = 1e-8;

  private final PowerSpectrum spectrum = new PowerSpectrum(LowBand.SAMPLES);

  /** How far, in dB, the second most prominent harmonic stands out; at least 0. */
  double prominence(LowBand band) {
    double[] powers = spectrum.powers(band.samples());
    double hertzABin = band.rate() / LowBand.SAMPLES;
    double best = 0;
    for (double mains : MAINS_HZ) {
      double[] prominences = new double[HARMONICS];
      for (int k = 1; k <= HARMONICS; k++) {
        prominences[k - 1] = prominence(powers, hertzABin, k * mains, k * WANDER_HZ);
      }
      Arrays.sort(prominences);
      best = Math.max(best, prominences[HARMONICS - 2]);
    }
    return best;
  }

  private static double prominence(double[] powers, double hertzABin, double hertz, double wander) {
    double line = most(powers, hertzABin, hertz - wander, hertz + wander);
    if (line < LEAST_POWER) {
      return 0;
    }
    double around = 1e-14;
    for (double offset : NEIGHBOURS_HZ) {
      around = Math.max(around, most(powers, hertzABin, hertz + offset, hertz + offset));
    }
    return Math.max(0, 10 * Math.log10(line / around));
  }

  private static double most(double[] powers, double hertzABin, double from, double to) {
    double most = 0;
    for (int bin = (int) Math.floor(from / hertzABin); bin <= Math.ceil(to / hertzABin); bin++) {
      most = Math.max(most, bin < powers.length ? powers[bin] : 0);
    }
    return most;
  }
}
