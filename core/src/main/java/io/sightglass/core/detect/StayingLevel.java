package io.sightglass.core.detect;

import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * What a signal stays under (or over) for a while: of all stretches of a given length that hold an
 * instant, the lowest that the signal's highest value comes to. A dip shorter than the stretch
 * leaves no trace; of a longer one both ends are kept exactly, which no running mean does. In
 * mathematical morphology this is an opening. A value is known once a stretch more has been seen.
 *
 * <p>Belongs to one detector: one thread at a time.
 */
public final class StayingLevel {

  /**
   * A length and what it takes to be believed: a shorter stretch may count too where it goes
   * further.
   *
   * @param hops length of the stretch
   * @param margin how much further than the threshold it has to go
   */
  public record Tier(int hops, double margin) {}

  /** Takes values in order of time. */
  @FunctionalInterface
  public interface Sink {
    void accept(MediaTime time, double value);
  }

  private final double sign;
  private final int longest;
  private final List<Stretches> stretches = new ArrayList<>();
  private final double[] values;
  private final Deque<MediaTime> times = new ArrayDeque<>();
  private long added;
  private long taken;

  private StayingLevel(double sign, Tier... tiers) {
    this.sign = sign;
    this.longest = Arrays.stream(tiers).mapToInt(Tier::hops).max().orElseThrow();
    this.values = new double[longest];
    for (Tier tier : tiers) {
      stretches.add(new Stretches(tier));
    }
  }

  /**
   * All stretches of one length. Those that hold a hop end at it or at one of the hops after it;
   * the highest value of each is known when it ends, so a hop is known a stretch later.
   */
  private static final class Stretches {
    private final Tier tier;
    private final SlidingExtreme highest;
    private final SlidingExtreme lowest;
    private long fed;

    Stretches(Tier tier) {
      this.tier = tier;
      highest = SlidingExtreme.highest(tier.hops());
      lowest = SlidingExtreme.lowest(tier.hops());
    }

    void feed(long to, double[] values) {
      for (; fed < to; fed++) {
        highest.add(fed, values[(int) (fed % values.length)]);
        highest.forgetBefore(fed - tier.hops() + 1);
        if (fed + 1 >= tier.hops()) {
          lowest.add(fed, highest.extreme());
        }
      }
    }

    /** The value at a hop, once all stretches that hold it are fed. */
    double at(long hop) {
      lowest.forgetBefore(hop);
      return lowest.isEmpty() ? Double.MAX_VALUE : lowest.extreme() + tier.margin();
    }
  }

  /** What the signal stays under. */
  public static StayingLevel under(Tier... tiers) {
    return new StayingLevel(1, tiers);
  }

  /** What the signal stays under for {@code hops}. */
  public static StayingLevel under(int hops) {
    return under(new Tier(hops, 0));
  }

  /** What the signal stays over. */
  public static StayingLevel over(Tier... tiers) {
    return new StayingLevel(-1, tiers);
  }

  /** What the signal stays over for {@code hops}. */
  public static StayingLevel over(int hops) {
    return over(new Tier(hops, 0));
  }

  /** The value of the next hop; what is known by it goes to {@code sink}. */
  public void add(MediaTime time, double value, Sink sink) {
    times.addLast(time);
    values[(int) (added % longest)] = sign * value;
    added++;
    if (added >= taken + longest) {
      take(sink);
    }
  }

  /** No hop follows: tells all that is left. */
  public void finish(Sink sink) {
    while (taken < added) {
      take(sink);
    }
  }

  private void take(Sink sink) {
    double lowest = Double.MAX_VALUE;
    for (Stretches each : stretches) {
      each.feed(Math.min(added, taken + each.tier.hops()), values);
      lowest = Math.min(lowest, each.at(taken));
    }
    // A programme shorter than any stretch: all of it is the stretch.
    double value = lowest < Double.MAX_VALUE ? lowest : highestOfAll();
    taken++;
    // Plus zero, so that an upside-down zero is one as well.
    sink.accept(times.removeFirst(), sign * value + 0.0);
  }

  private double highestOfAll() {
    return Arrays.stream(values, 0, (int) Math.min(added, longest)).max().orElseThrow();
  }
}
