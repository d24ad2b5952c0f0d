package io.sightglass.detectors.freeze;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Differences of the last pictures, block by block. Their median shows what moves by itself: a
 * single cut or flash does not raise it. Pictures that repeat the one before, as film does at 50
 * and 60 a second and animation on twos, are passed over while there are enough others.
 */
final class MotionHistory {

  private static final int PICTURES = 8;
  private static final double SAMPLES_A_BLOCK = 256;

  /** Pictures among which those that moved are looked for: two of three may be repeats. */
  private static final int REACH = 3 * PICTURES;

  /** Share of its blocks that differ by half a code or more in a picture that moves. */
  private static final double MOVED_LEAST = 0.01;

  private final Deque<int[]> last = new ArrayDeque<>();
  private double[] activity = {};
  private boolean stale = true;

  /** Appends the block differences of the next picture; of another size, they begin anew. */
  void add(int[] blocks) {
    if (!last.isEmpty() && last.getLast().length != blocks.length) {
      last.clear();
    }
    last.addLast(blocks);
    if (last.size() > REACH) {
      last.removeFirst();
    }
    stale = true;
  }

  void clear() {
    last.clear();
    stale = true;
  }

  /** Whether the history is long enough and of pictures of this many blocks. */
  boolean covers(int blocks) {
    return last.size() >= PICTURES && last.getLast().length == blocks;
  }

  /** The last picture's difference of a block, in codes a sample. */
  double last(int block) {
    return last.getLast()[block] / SAMPLES_A_BLOCK;
  }

  /** The newest that moved, and as many of the newest that did not as are wanting. */
  private int[][] chosen() {
    int[][] chosen = new int[PICTURES][];
    int count = 0;
    List<int[]> repeats = new ArrayList<>();
    for (int[] blocks : last.reversed()) {
      if (count == PICTURES) {
        break;
      }
      if (moved(blocks)) {
        chosen[count++] = blocks;
      } else {
        repeats.add(blocks);
      }
    }
    for (int i = 0; count < PICTURES; i++) {
      chosen[count++] = repeats.get(i);
    }
    return chosen;
  }

  private static boolean moved(int[] blocks) {
    int moved = 0;
    for (int block : blocks) {
      moved += block >= StandstillLimits.QUIET_CODES * SAMPLES_A_BLOCK ? 1 : 0;
    }
    return moved >= MOVED_LEAST * blocks.length;
  }

  /** Median difference of each block over those pictures, in codes a sample; read only. */
  double[] activity() {
    if (stale) {
      int blocks = last.getLast().length;
      activity = activity.length == blocks ? activity : new double[blocks];
      int[] column = new int[PICTURES];
      int[][] pictures = chosen();
      for (int b = 0; b < blocks; b++) {
        for (int p = 0; p < PICTURES; p++) {
          column[p] = pictures[p][b];
        }
        Arrays.sort(column);
        activity[b] = (column[PICTURES / 2 - 1] + column[PICTURES / 2]) / 2.0 / SAMPLES_A_BLOCK;
      }
      stale = false;
    }
    return activity;
  }
}
