package io.sightglass.detectors.freeze;

import io.sightglass.core.feature.FrameDifference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A picture that stands still where the programme should go on, from the picture that stays to the
 * first that moves on. A ticker, a band of rows that goes on moving, is left out of account.
 */
final class Standstill {

  private static final double SAMPLES_A_BLOCK = 256;

  private final StandstillLimits limits;
  private final Band ticker;
  private final double stopped;
  private int pulses;
  private int rested;

  /** Rows of blocks, {@code from} to {@code to} (exclusive); empty where both are equal. */
  private record Band(int from, int to) {

    static final Band NONE = new Band(0, 0);

    boolean holds(int row) {
      return row >= from && row < to;
    }
  }

  private Standstill(StandstillLimits limits, Band ticker, double stopped) {
    this.limits = limits;
    this.ticker = ticker;
    this.stopped = stopped;
  }

  /** Share (0–1) of the area in motion that stopped. */
  double stopped() {
    return stopped;
  }

  /**
   * Whether motion stops at this picture.
   *
   * @param difference to the previous picture
   * @param history of the pictures before, of this size
   * @return null where it does not
   */
  static @Nullable Standstill begin(
      FrameDifference difference, MotionHistory history, StandstillLimits limits) {
    Band ticker = ticker(difference, limits);
    if (ticker == null) {
      return null;
    }
    int[] blocks = difference.blocks();
    // Most pictures are not: what was usual needs no finding out.
    if (!quiet(difference, ticker, limits)) {
      return null;
    }
    double[] activity = history.activity();
    double[] lastMotion = new double[blocks.length];
    double[] moving = new double[blocks.length];
    int outside = 0;
    int moved = 0;
    int stopped = 0;
    for (int b = 0; b < blocks.length; b++) {
      if (ticker.holds(b / difference.blocksAcross())) {
        continue;
      }
      double codes = blocks[b] / SAMPLES_A_BLOCK;
      outside++;
      if (activity[b] >= limits.movingCodes()) {
        moving[moved] = activity[b];
        lastMotion[moved++] = history.last(b) / activity[b];
        if (codes <= StandstillLimits.STOPPED_RATIO * activity[b]) {
          stopped++;
        }
      }
    }
    if (moved < limits.movingArea() * outside
        || moved == 0
        || stopped < StandstillLimits.STOPPED_LEAST * moved) {
      return null;
    }
    Arrays.sort(moving, 0, moved);
    double strong = moving[Math.max(0, moved - 1 - outside / StandstillLimits.STRONG_RANK)];
    if (strong < StandstillLimits.STRONG_CODES) {
      return null;
    }
    Arrays.sort(lastMotion, 0, moved);
    double reached = lastMotion[moved / 2];
    return reached >= StandstillLimits.LAST_MOTION_LEAST
            && reached <= StandstillLimits.LAST_MOTION_MOST
        ? new Standstill(limits, ticker, (double) stopped / moved)
        : null;
  }

  /** Whether enough of the picture outside of the ticker is quiet. */
  private static boolean quiet(FrameDifference difference, Band ticker, StandstillLimits limits) {
    int[] blocks = difference.blocks();
    int across = difference.blocksAcross();
    int outside = 0;
    int quiet = 0;
    for (int row = 0; row * across < blocks.length; row++) {
      if (!ticker.holds(row)) {
        int end = Math.min(blocks.length, (row + 1) * across);
        for (int b = row * across; b < end; b++) {
          quiet += blocks[b] / SAMPLES_A_BLOCK < StandstillLimits.QUIET_CODES ? 1 : 0;
        }
        outside += end - row * across;
      }
    }
    return quiet >= limits.stillArea() * outside;
  }

  // Where anything goes on moving, it must be a well filled band of rows, or nothing stands still.
  private static @Nullable Band ticker(FrameDifference difference, StandstillLimits limits) {
    int[] blocks = difference.blocks();
    int across = difference.blocksAcross();
    int rows = (blocks.length + across - 1) / across;
    double still = limits.stillCodes() * SAMPLES_A_BLOCK;
    int from = 0;
    while (from < blocks.length && blocks[from] <= still) {
      from++;
    }
    if (from == blocks.length) {
      return Band.NONE;
    }
    int to = blocks.length;
    while (blocks[to - 1] <= still) {
      to--;
    }
    int first = from / across;
    int last = (to - 1) / across;
    // One row more on either side, for what enters later.
    Band band = new Band(Math.max(0, first - 1), Math.min(rows, last + 2));
    if (band.to() - band.from() > Math.max(3, limits.tickerHeight() * rows)) {
      return null;
    }
    int moving = 0;
    for (int b = from; b < to; b++) {
      moving += blocks[b] > still ? 1 : 0;
    }
    boolean filled = moving >= StandstillLimits.TICKER_FILL * (last - first + 1) * across;
    return filled ? band : null;
  }

  /** Whether the picture still stands; one that an encoder codes anew pulses, and settles soon. */
  boolean goesOn(FrameDifference difference) {
    int[] blocks = difference.blocks();
    int largest = 0;
    for (int b = 0; b < blocks.length; b++) {
      if (blocks[b] > largest && !ticker.holds(b / difference.blocksAcross())) {
        largest = blocks[b];
      }
    }
    double codes = largest / SAMPLES_A_BLOCK;
    if (codes <= limits.stillCodes()) {
      // A fade of pictures that are shown twice or three times pulses too, but never rests.
      pulses = ++rested >= StandstillLimits.REST_PICTURES ? 0 : pulses;
      return true;
    }
    boolean again = pulses > 0 && rested > 0;
    rested = 0;
    return !again && codes <= limits.pulseCodes() && ++pulses <= StandstillLimits.PULSE_PICTURES;
  }
}
