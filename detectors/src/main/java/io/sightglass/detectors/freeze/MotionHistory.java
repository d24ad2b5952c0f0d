package io.sightglass.detectors.freeze;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Differences of the last pictures, block by block. Their median shows what moves by itself: a
 * single cut or flash does not raise it.
 */
final class MotionHistory {

  private static final int PICTURES = 8;
  private static final double SAMPLES_A_BLOCK = 256;

  private final Deque<int[]> last = new ArrayDeque<>();
  private double[] activity = {};
  private boolean stale = true;

  /** Appends the block differences of the next picture; of another size, they begin anew. */
  void add(int[] blocks) {
    if (!last.isEmpty() && last.getLast().length != blocks.length) {
      last.clear();
    }
    last.addLast(blocks);
    if (last.size() > PICTURES) {
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
    return last.size() == PICTURES && last.getLast().length == blocks;
  }

  /** The last picture's difference of a block, in codes a sample. */
  double last(int block) {
    return last.getLast()[block] / SAMPLES_A_BLOCK;
  }

  /** Median difference of each block over the last pictures, in codes a sample; read only. */
  double[] activity() {
    if (stale) {
      int blocks = last.getLast().length;
      activity = activity.length == blocks ? activity : new double[blocks];
      int[] column = new int[PICTURES];
      int[][] pictures = last.toArray(int[][]::new);
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
