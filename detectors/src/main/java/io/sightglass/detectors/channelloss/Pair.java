package io.sightglass.detectors.channelloss;

import io.sightglass.core.detect.SlidingExtreme;
import io.sightglass.core.detect.StayingLevel;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Two channels that play together, and which of them is lost. */
final class Pair {

  /** A channel over this is not lost. */
  private static final double LOST_DB = -60;

  /** A partner that rests under this tells nothing. */
  private static final double RESTING_DB = -75;

  /** How loud the partner has to be meanwhile, at least once in a second before or after. */
  private static final double PLAYING_DB = -45;

  /** Digital silence counts as this, so that its depth is no matter of the codec's rounding. */
  private static final double DEEPEST_DB = -96;

  private static final double NOTHING_DB = -200;

  private static final int FRONT_HOPS = 100;

  /** Surrounds carry single effects, which may well come from one side for a second. */
  private static final int OTHER_HOPS = 300;

  private static final int REACH = 100;

  /**
   * @param imbalance dB, 0 where neither is lost
   * @param channel the quieter one
   */
  record Loss(double imbalance, int channel) {}

  private record Known(MediaTime time, double value) {}

  private record Hop(MediaTime time, double left, double right) {}

  private final int left;
  private final int right;
  // Each side has its own line: a loss must not begin on one and end on the other.
  private final StayingLevel leftUnder;
  private final StayingLevel rightUnder;
  private final Deque<Known> leftKnown = new ArrayDeque<>();
  private final Deque<Known> rightKnown = new ArrayDeque<>();
  // Hops that wait for REACH more.
  private final Deque<Hop> hops = new ArrayDeque<>();
  // The loudest that a side comes to within REACH while the other is under LOST_DB.
  private final SlidingExtreme leftPlays = SlidingExtreme.highest(2 * REACH + 1);
  private final SlidingExtreme rightPlays = SlidingExtreme.highest(2 * REACH + 1);
  private long added;
  private long judged;
  private double leftBefore;
  private double rightBefore;

  private Pair(int left, int right, boolean front) {
    this.left = left;
    this.right = right;
    int length = front ? FRONT_HOPS : OTHER_HOPS;
    leftUnder = StayingLevel.over(length);
    rightUnder = StayingLevel.over(length);
  }

  /** The pairs of a layout. */
  static List<Pair> of(List<String> channels) {
    List<Pair> pairs = new ArrayList<>();
    for (String[] names :
        List.of(
            new String[] {"FL", "FR"},
            new String[] {"SL", "SR"},
            new String[] {"BL", "BR"},
            new String[] {"FLC", "FRC"})) {
      int a = channels.indexOf(names[0]);
      int b = channels.indexOf(names[1]);
      if (a >= 0 && b >= 0) {
        pairs.add(new Pair(a, b, names[0].equals("FL")));
      }
    }
    return pairs;
  }

  int left() {
    return left;
  }

  int right() {
    return right;
  }

  /** Levels of the next hop, in dBFS. */
  void add(MediaTime time, double leftLevel, double rightLevel) {
    hops.addLast(new Hop(time, leftLevel, rightLevel));
    leftPlays.add(added, rightLevel < LOST_DB ? leftLevel : NOTHING_DB);
    rightPlays.add(added, leftLevel < LOST_DB ? rightLevel : NOTHING_DB);
    added++;
    if (added > judged + REACH) {
      judge();
    }
  }

  void finish() {
    while (judged < added) {
      judge();
    }
    leftUnder.finish((time, value) -> leftKnown.add(new Known(time, value)));
    rightUnder.finish((time, value) -> rightKnown.add(new Known(time, value)));
  }

  private void judge() {
    Hop hop = hops.removeFirst();
    leftPlays.forgetBefore(judged - REACH);
    rightPlays.forgetBefore(judged - REACH);
    leftBefore = under(hop.left(), hop.right(), rightPlays.extreme(), leftBefore);
    rightBefore = under(hop.right(), hop.left(), leftPlays.extreme(), rightBefore);
    leftUnder.add(hop.time(), leftBefore, (time, value) -> leftKnown.add(new Known(time, value)));
    rightUnder.add(
        hop.time(), rightBefore, (time, value) -> rightKnown.add(new Known(time, value)));
    judged++;
  }

  private static double under(double level, double partner, double partnersMost, double before) {
    if (level >= LOST_DB || partnersMost < PLAYING_DB) {
      return 0;
    }
    if (partner < RESTING_DB) {
      return before;
    }
    return Math.max(0, partner - Math.max(level, DEEPEST_DB));
  }

  boolean hasNext() {
    return !leftKnown.isEmpty() && !rightKnown.isEmpty();
  }

  MediaTime nextTime() {
    return leftKnown.getFirst().time();
  }

  Loss next() {
    double l = leftKnown.removeFirst().value();
    double r = rightKnown.removeFirst().value();
    return l >= r ? new Loss(l, left) : new Loss(r, right);
  }
}
