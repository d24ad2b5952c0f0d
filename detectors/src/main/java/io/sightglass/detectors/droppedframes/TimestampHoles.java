package io.sightglass.detectors.droppedframes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds pictures that are missing by the time stamps of those around: where nearly all steps before
 * and after one are alike, a step of twice as much or more is a hole. Both sides are looked at, so
 * that a stream that goes over to another rate, or to a rhythm of its own, has no holes; a step is
 * therefore known {@link #AHEAD} pictures later. Belongs to one detector: one thread at a time.
 */
final class TimestampHoles {

  /** Steps that are looked at on either side. */
  static final int AHEAD = 12;

  /** Steps around that must be known. */
  private static final int FEWEST = 12;

  /** Share of a period by which steady steps differ from it at most: time stamps are rounded. */
  private static final double STEADY = 0.25;

  /**
   * More than this share of the steps must be steady, before and after. A burst of losses leaves
   * that many; 24 pictures a second in a stream that is stamped for 30 do not.
   */
  private static final double STEADY_SHARE = 0.75;

  /**
   * A step that is known.
   *
   * @param due when the picture that ends it was due by the usual period
   * @param comes when it comes
   * @param missing pictures before it
   */
  record Known(long due, long comes, int missing) {}

  private record Step(long from, long micros) {}

  private final long longestMicros;
  private final Deque<Step> before = new ArrayDeque<>();
  private final Deque<Step> ahead = new ArrayDeque<>();
  private long last = Long.MIN_VALUE;

  /**
   * @param longestMicros of a hole: what is longer is a gap of the stream, not lost pictures
   */
  TimestampHoles(long longestMicros) {
    this.longestMicros = longestMicros;
  }

  /** The time of the next picture; steps that are known by it, in order. */
  List<Known> add(long micros) {
    List<Known> known = new ArrayList<>();
    if (last != Long.MIN_VALUE) {
      ahead.addLast(new Step(last, micros - last));
      if (ahead.size() > AHEAD) {
        known.add(next());
      }
    }
    last = micros;
    return known;
  }

  /** No picture follows: all steps that are left. */
  List<Known> flush() {
    List<Known> known = new ArrayList<>();
    while (!ahead.isEmpty()) {
      known.add(next());
    }
    return known;
  }

  private Known next() {
    Step step = ahead.removeFirst();
    long period = period();
    long comes = step.from() + step.micros();
    int missing = 0;
    // Where a stream is joined, a decoder leaves out what follows the first key picture and refers
    // to pictures before it.
    boolean first = before.isEmpty();
    if (!first && period > 0 && step.micros() <= longestMicros) {
      missing = Math.max(0, (int) Math.round(step.micros() / (double) period) - 1);
    }
    before.addLast(step);
    // Those after it have to reach as far as those before at the start of a programme.
    if (before.size() > 2 * AHEAD) {
      before.removeFirst();
    }
    return new Known(step.from() + period, comes, missing);
  }

  /** The usual step around the next one, or 0 where there is none. */
  private long period() {
    int want = 2 * AHEAD - ahead.size();
    List<Step> past = before.stream().skip(Math.max(0, before.size() - want)).toList();
    long[] steps =
        Stream.concat(past.stream(), ahead.stream())
            .mapToLong(Step::micros)
            .filter(this::counts)
            .sorted()
            .toArray();
    if (steps.length < FEWEST) {
      return 0;
    }
    long period = steps[steps.length / 2];
    return steady(past, period) && steady(ahead, period) ? period : 0;
  }

  private boolean counts(long micros) {
    return micros > 0 && micros <= longestMicros;
  }

  private boolean steady(Collection<Step> steps, long period) {
    long counted = steps.stream().filter(step -> counts(step.micros())).count();
    long steady =
        steps.stream().filter(step -> Math.abs(step.micros() - period) <= STEADY * period).count();
    return counted == 0 || steady > STEADY_SHARE * counted;
  }
}
