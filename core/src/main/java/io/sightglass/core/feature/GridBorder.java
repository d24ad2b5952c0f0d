package io.sightglass.core.feature;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

/**
 * One border of 16 samples, looked at closely: whether the change since the previous picture breaks
 * off there. Four samples across it are read along its whole length, of either picture; so only
 * borders that a cheaper look found suspect are worth it. Holds scratch sums: one thread at a time.
 */
final class GridBorder {

  private static final int LENGTH = GridKernel.BLOCK;

  /** Steps between neighbours of the four samples across: the second is over the border. */
  private static final int STEPS = 3;

  /** Codes a sample by which the change must break off: more than coarse quantisation leaves. */
  private static final int CODES = 20;

  /** Codes a sample by which either picture must step there. */
  private static final int EDGE_CODES = 15;

  /** How many times more than beside it a picture must step: content's own edges are softer. */
  private static final int SHARP = 3;

  /** Codes up to which samples are those of a black bar, whose edge is the programme's own. */
  private static final int BLACK = 24;

  private final int[] change = new int[STEPS];
  private final int[] edge = new int[STEPS];
  private final int[] edgeBefore = new int[STEPS];
  private int lightest;
  private int lightestBeyond;

  /**
   * Looks at the border left of, or above, a sample.
   *
   * @param shift bits that a sample has over 8
   * @param x from which it goes down, where it is upright, or right
   * @param y likewise; two samples before the border and two after it are in the picture
   */
  boolean breaks(Plane picture, Plane previous, int shift, int x, int y, boolean upright) {
    clear();
    for (int along = 0; along < LENGTH; along++) {
      int left = x + (upright ? 0 : along);
      int top = y + (upright ? along : 0);
      int last = 0;
      int lastBefore = 0;
      for (int i = 0; i <= STEPS; i++) {
        int across = i - 2;
        int column = left + (upright ? across : 0);
        int row = top + (upright ? 0 : across);
        int code = code(picture, column, row) >> shift;
        int before = code(previous, column, row) >> shift;
        if (i > 0) {
          change[i - 1] += Math.abs(code - last - (before - lastBefore));
          edge[i - 1] += Math.abs(code - last);
          edgeBefore[i - 1] += Math.abs(before - lastBefore);
        }
        note(across, Math.max(code, before));
        last = code;
        lastBefore = before;
      }
    }
    return standsOut(change[1], beside(change))
        && (sharp(edge) || sharp(edgeBefore))
        && Math.min(lightest, lightestBeyond) > BLACK;
  }

  /**
   * Whether the change breaks more over a border than content's does, of which {@link #breaks} asks
   * first.
   *
   * @param here Σ over the border's length of how it breaks there, in codes
   * @param beside the larger Σ one sample to either side
   */
  static boolean standsOut(int here, int beside) {
    return here > CODES * LENGTH && 2 * here > 3 * beside;
  }

  private void clear() {
    for (int i = 0; i < STEPS; i++) {
      change[i] = 0;
      edge[i] = 0;
      edgeBefore[i] = 0;
    }
    lightest = 0;
    lightestBeyond = 0;
  }

  private void note(int across, int code) {
    if (across < 0) {
      lightest = Math.max(lightest, code);
    } else {
      lightestBeyond = Math.max(lightestBeyond, code);
    }
  }

  private static boolean sharp(int[] steps) {
    return steps[1] > EDGE_CODES * LENGTH && steps[1] > SHARP * beside(steps);
  }

  private static int beside(int[] steps) {
    return Math.max(steps[0], steps[2]);
  }

  private static int code(Plane plane, int x, int y) {
    long row = (long) y * plane.stride();
    return plane.bytes() == 1
        ? plane.samples().get(JAVA_BYTE, row + x) & 0xFF
        : plane.samples().get(PlainPlaneKernel.SHORT, row + 2L * x) & 0xFFFF;
  }
}
