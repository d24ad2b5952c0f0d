package io.sightglass.detectors.duplicateframes;

import io.sightglass.detectors.duplicateframes.RepeatSearch.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Tells repeats that are the programme's own cadence (film at a higher rate, animation on twos)
 * from those that are a fault: a cadence is regular and goes on for seconds. Pictures wait until
 * that is known. Within a cadence only a run that is longer than it knows is a fault.
 */
final class Cadence {

  /** A second repeat within this may begin a rhythm; one a second is the slowest (24 to 25). */
  private static final long LONGEST_GAP = 1_300_000;

  /** While nothing moves a rhythm goes on unseen, but not for longer. */
  private static final long LONGEST_UNSEEN = 10_000_000;

  /**
   * Share of the gaps that are as long as the usual one, by a picture more or less, or as two or
   * three of them: where a repeat is not seen for noise, or a conversion of rates took it out.
   */
  private static final double REGULAR = 0.7;

  private static final int MOST_UNSEEN = 2;

  /** Share of the repeats of a rhythm that must be seen. */
  private static final double SEEN = 0.6;

  private static final int FEWEST = 5;

  private final long cadenceMicros;
  private final BiConsumer<Sample, Boolean> out;
  private final Deque<Picture> waiting = new ArrayDeque<>();
  private final List<Picture> rhythm = new ArrayList<>();
  private long index;
  private boolean established;
  // Time since the last repeat in which one would have been seen.
  private long without;
  private long before;
  private long seen;
  private int longestRun;
  private int run;

  private static final class Picture {
    final Sample sample;
    final long index;
    // The number of pictures so far that could be told.
    final long seen;
    final Verdict verdict;
    boolean fault;

    Picture(Sample sample, long index, long seen, Verdict verdict) {
      this.sample = sample;
      this.index = index;
      this.seen = seen;
      this.verdict = verdict;
    }
  }

  /**
   * @param cadenceMicros how long a rhythm goes on before it is the programme's own
   * @param out told of each picture in order, and whether it is a fault
   */
  Cadence(long cadenceMicros, BiConsumer<Sample, Boolean> out) {
    this.cadenceMicros = cadenceMicros;
    this.out = out;
  }

  void add(Sample sample, Verdict verdict) {
    seen += verdict == Verdict.UNSEEN ? 0 : 1;
    Picture picture = new Picture(sample, index++, seen, verdict);
    waiting.add(picture);
    without += verdict == Verdict.UNSEEN ? 0 : sample.micros() - before;
    before = sample.micros();
    if (!rhythm.isEmpty()
        && (without > LONGEST_GAP
            || sample.micros() - rhythm.getLast().sample.micros() > LONGEST_UNSEEN)) {
      close();
    }
    run = verdict == Verdict.REPEATED ? run + 1 : 0;
    if (verdict == Verdict.REPEATED) {
      rhythm.add(picture);
      without = 0;
      follow(picture);
    }
    release(sample.micros());
  }

  private void follow(Picture picture) {
    if (established) {
      picture.fault = run > longestRun + 1;
      rhythm.subList(0, rhythm.size() - 1).clear();
    } else if (picture.sample.micros() - rhythm.getFirst().sample.micros() >= cadenceMicros) {
      if (regular()) {
        established = true;
        longestRun = longestRun();
      } else {
        close();
      }
    }
  }

  /** What repeated here was no cadence. */
  private void close() {
    if (!established) {
      fill();
      rhythm.forEach(picture -> picture.fault = true);
    }
    rhythm.clear();
    established = false;
  }

  /** Takes in what only the rhythm shows to be repeated. */
  private void fill() {
    long period = usualGap();
    if (period < 2 || rhythm.size() < 3) {
      return;
    }
    for (Picture picture : waiting) {
      if (picture.verdict == Verdict.PERHAPS) {
        for (Picture sure : rhythm) {
          long distance = Math.abs(picture.index - sure.index);
          picture.fault |= distance % period == 0 && distance <= 3 * period;
        }
      }
    }
  }

  private boolean regular() {
    List<Long> gaps = gaps();
    long usual = usualGap();
    if (rhythm.size() < FEWEST || usual == 0) {
      return false;
    }
    List<Long> like = gaps.stream().filter(gap -> fits(gap, usual)).toList();
    double period =
        like.stream()
            .mapToDouble(gap -> (double) gap / periods(gap, usual))
            .average()
            .orElse(usual);
    long span = rhythm.getLast().seen - rhythm.getFirst().seen;
    return like.size() >= REGULAR * gaps.size() && (gaps.size() + 1) * period >= SEEN * span;
  }

  private static long periods(long gap, long usual) {
    return Math.max(1, Math.round((double) gap / usual));
  }

  private static boolean fits(long gap, long usual) {
    long periods = periods(gap, usual);
    return periods <= MOST_UNSEEN + 1 && Math.abs(gap - periods * usual) <= 1;
  }

  /** Pictures from run to run of repeats. */
  private List<Long> gaps() {
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < rhythm.size(); i++) {
      long gap = rhythm.get(i).index - rhythm.get(i - 1).index;
      if (gap > 1) {
        gaps.add(gap);
      }
    }
    return gaps;
  }

  private long usualGap() {
    List<Long> gaps = gaps();
    gaps.sort(null);
    // A repeat that was not seen doubles a gap: the lower median is nearer to the truth.
    return gaps.isEmpty() ? 0 : gaps.get((gaps.size() - 1) / 3);
  }

  private int longestRun() {
    int longest = 1;
    int now = 1;
    for (int i = 1; i < rhythm.size(); i++) {
      now = rhythm.get(i).index - rhythm.get(i - 1).index == 1 ? now + 1 : 1;
      longest = Math.max(longest, now);
    }
    return longest;
  }

  // The newest ones wait in any case: a rhythm that begins later may take them in.
  private void release(long now) {
    while (!waiting.isEmpty()) {
      Picture first = waiting.getFirst();
      boolean open = !established && !rhythm.isEmpty() && first.index >= rhythm.getFirst().index;
      if (open || now - first.sample.micros() <= LONGEST_GAP) {
        return;
      }
      waiting.removeFirst();
      out.accept(first.sample, first.fault);
    }
  }

  void flush() {
    close();
    while (!waiting.isEmpty()) {
      Picture first = waiting.removeFirst();
      out.accept(first.sample, first.fault);
    }
    run = 0;
  }
}
