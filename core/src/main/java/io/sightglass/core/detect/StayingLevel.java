package io.sightglass.core.detect;

import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
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
  private final List<Tier> tiers;
  private final int longest;
  private final double[] values;
  // The highest value of the stretch that ends at a hop, a row a tier.
  private final double[][] highest;
  private final Deque<MediaTime> times = new ArrayDeque<>();
  private long added;
  private long taken;

  private StayingLevel(double sign, Tier... tiers) {
    this.sign = sign;
    this.tiers = List.of(tiers);
    this.longest = this.tiers.stream().mapToInt(Tier::hops).max().orElseThrow();
    this.values = new double[longest];
    this.highest = new double[tiers.length][2 * longest];
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
    for (int t = 0; t < tiers.size(); t++) {
      highest[t][(int) ((added - 1) % (2L * longest))] = highest(tiers.get(t).hops());
    }
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

  private double highest(int hops) {
    if (added < hops) {
      return Double.MAX_VALUE;
    }
    double high = -Double.MAX_VALUE;
    for (long i = added - hops; i < added; i++) {
      high = Math.max(high, values[(int) (i % longest)]);
    }
    return high;
  }

  private void take(Sink sink) {
    double lowest = Double.MAX_VALUE;
    for (int t = 0; t < tiers.size(); t++) {
      long end = Math.min(added, taken + tiers.get(t).hops());
      for (long i = taken; i < end; i++) {
        double high = highest[t][(int) (i % (2L * longest))];
        if (high < Double.MAX_VALUE) {
          lowest = Math.min(lowest, high + tiers.get(t).margin());
        }
      }
    }
    // A programme shorter than any stretch: all of it is the stretch.
    double value = lowest < Double.MAX_VALUE ? lowest : highest((int) Math.min(added, longest));
    taken++;
    sink.accept(times.removeFirst(), sign * value);
  }
}
