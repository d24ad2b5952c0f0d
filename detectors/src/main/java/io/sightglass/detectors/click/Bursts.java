package io.sightglass.detectors.click;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds bins that stand alone, channel by channel. A click is over as soon as it has come: what is
 * as loud a little before or after it (a plosive, a drum, the attack of a codec's block) is none.
 * The few milliseconds right around are left out of account, over which lossy codecs smear a click;
 * but a burst that does not stand out of those either has to stand out further of the rest.
 *
 * <p>Bursts in company are most often content: steps in leaves, rain, fire, keys, applause. What
 * the strongest other one within a third of a second stands out is therefore taken off, unless the
 * burst stands out so far that nothing natural does.
 */
final class Bursts {

  static final int BINS_PER_SECOND = 2000;

  private static final int FAR = 50;
  private static final int BEFORE = 10;
  private static final int AFTER = 16;
  private static final int CLOSE_BEFORE = 3;
  private static final int CLOSE_AFTER = 5;
  private static final int RING = 128;

  /** Bins that one measurement speaks for. */
  private static final int EVERY = 100;

  /** Bursts under this are not said: −48 dBFS in the upper half of the spectrum. */
  private static final double LEAST_ENERGY = 1.6e-5;

  /** Added to the surroundings, so that nothing stands out of digital silence infinitely. */
  private static final double FLOOR_ENERGY = 1e-11;

  /** What a burst stands out of its close surroundings: less costs it {@link #BLUNT_DB}. */
  private static final double SHARP_DB = 10;

  private static final double BLUNT_DB = 8;
  private static final double LEAST_DB = 6;
  private static final double LEAST_RATIO = Math.pow(10, LEAST_DB / 10);

  /** Bursts of less than this are everywhere, and no company. */
  private static final double COMPANY_DB = 12;

  private static final double BEYOND_NATURE_DB = 45;
  private static final int SAME_BINS = 30;
  private static final int COMPANY_BINS = 600;
  private static final long LENGTH_MICROS = 1000;
  private static final long EVERY_MICROS = EVERY * 1_000_000L / BINS_PER_SECOND;
  private static final long COMPANY_MICROS = COMPANY_BINS * 1_000_000L / BINS_PER_SECOND;

  private record Burst(long bin, MediaTime time, double prominence) {}

  private final List<Measurement> out;
  private final double[][] energies;
  private final MediaTime[] times = new MediaTime[RING];
  // One in SAME_BINS, with those that may be the company of what is still to be said.
  private final List<Burst> bursts = new ArrayList<>();
  private long bins;
  private long saidTo;

  Bursts(List<Measurement> out, int channels) {
    this.out = out;
    this.energies = new double[channels][RING];
  }

  /** Energy of a channel in the next bin: mean square above a quarter of the sample rate. */
  void put(int channel, double energy) {
    energies[channel][(int) (bins % RING)] = energy;
  }

  /** The next bin is put for all channels. */
  void add(MediaTime time) {
    times[(int) (bins % RING)] = time;
    bins++;
    long candidate = bins - 1 - FAR;
    if (candidate < 0) {
      return;
    }
    int slot = (int) (candidate % RING);
    for (double[] channel : energies) {
      if (channel[slot] > LEAST_ENERGY) {
        double prominence = prominence(channel, candidate);
        if (prominence >= LEAST_DB) {
          note(new Burst(candidate, times[slot], prominence));
        }
      }
    }
    if (candidate % EVERY == EVERY - 1) {
      say(times[slot].plus(-COMPANY_MICROS), candidate - COMPANY_BINS);
    }
  }

  private static double prominence(double[] channel, long bin) {
    double here = channel[(int) (bin % RING)];
    // Most bins are as loud as one of their neighbours: those tell first.
    double enough = here / LEAST_RATIO;
    double before = most(channel, Math.max(0, bin - FAR), bin - BEFORE, enough);
    if (before > enough) {
      return 0;
    }
    double far = Math.max(before, most(channel, bin + AFTER, bin + FAR, enough));
    double prominence = 10 * Math.log10(here / (FLOOR_ENERGY + far));
    if (prominence < LEAST_DB) {
      return 0;
    }
    double close =
        Math.max(
            most(channel, Math.max(0, bin - BEFORE), bin - CLOSE_BEFORE, here),
            most(channel, bin + CLOSE_AFTER, bin + AFTER, here));
    boolean sharp = 10 * Math.log10(here / (FLOOR_ENERGY + close)) >= SHARP_DB;
    return sharp ? prominence : prominence - BLUNT_DB;
  }

  /** The largest energy from one bin to another, or the first that is more than enough. */
  private static double most(double[] channel, long from, long to, double enough) {
    double most = 0;
    for (long i = from; i <= to && most <= enough; i++) {
      most = Math.max(most, channel[(int) (i % RING)]);
    }
    return most;
  }

  private void note(Burst burst) {
    if (!bursts.isEmpty() && burst.bin() - bursts.getLast().bin() < SAME_BINS) {
      if (bursts.getLast().prominence() >= burst.prominence()) {
        return;
      }
      bursts.removeLast();
    }
    bursts.add(burst);
  }

  private void say(MediaTime now, long to) {
    double said = 0;
    for (Burst burst : bursts) {
      if (burst.bin() >= saidTo && burst.bin() < to) {
        double value = alone(burst);
        if (value >= LEAST_DB) {
          out.add(new Measurement(ClickDetectorFactory.LEVEL, burst.time(), LENGTH_MICROS, value));
          out.add(
              new Measurement(
                  ClickDetectorFactory.LEVEL, burst.time().plus(LENGTH_MICROS), EVERY_MICROS, 0));
          said = value;
        }
      }
    }
    if (said == 0) {
      out.add(new Measurement(ClickDetectorFactory.LEVEL, now, EVERY_MICROS, 0));
    }
    saidTo = to;
    bursts.removeIf(burst -> burst.bin() < to - COMPANY_BINS);
  }

  private double alone(Burst burst) {
    if (burst.prominence() >= BEYOND_NATURE_DB) {
      return burst.prominence();
    }
    double company = 0;
    for (Burst other : bursts) {
      long distance = Math.abs(other.bin() - burst.bin());
      if (distance >= SAME_BINS && distance <= COMPANY_BINS) {
        company = Math.max(company, other.prominence());
      }
    }
    return company < COMPANY_DB ? burst.prominence() : burst.prominence() - company;
  }

  /** No bin follows: the last ones have no surroundings, and stay unsaid. */
  void finish() {
    if (bins > FAR) {
      say(times[(int) ((bins - 1) % RING)], bins);
    }
  }
}
