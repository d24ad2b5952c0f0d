package io.sightglass.core.feature;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * One row of macroblocks of a picture and of the one before: tells at which borders the change
 * breaks off. Four rows are looked at around its upper border, and four around its middle. Holds
 * scratch rows: one thread at a time.
 *
 * <p>Whether a border is an edge of either picture is asked of the few at which the change breaks.
 */
final class GridStrip {

  private static final int BLOCK = GridKernel.BLOCK;

  /** Rows that are looked at, counted from the upper border of the macroblocks. */
  private static final int[] ROWS = {-2, -1, 0, 1, 6, 7, 8, 9};

  /** Rows around a border between rows: it lies between the second and the third. */
  private static final int AROUND = 4;

  /** The first of {@link #ROWS} that is within the macroblocks; the columns are summed over these. */
  private static final int WITHIN = 2;

  private static final int SUMMED = ROWS.length - WITHIN;

  /** Codes a sample by which a change must break off: more than coarse quantisation leaves. */
  private static final int CODES = 16;

  /** Codes a sample by which either picture must step there. */
  private static final int EDGE_CODES = 12;

  /** How many times more than a sample beside it an edge must step: it is sharp. */
  private static final int SHARP = 3;

  private final GridKernel kernel = GridKernel.fastest();
  private final byte[][] now = new byte[ROWS.length][];
  private final byte[][] before = new byte[ROWS.length][];
  private final short[][] change = new short[ROWS.length][];
  // How the change breaks between each column and the next.
  private short[] columns = {};
  // By pair of adjacent rows and macroblock: how the change breaks between them.
  private int[][] rows = {};

  /**
   * Makes room.
   *
   * @param across macroblocks a row
   */
  void size(int across) {
    int width = across * BLOCK;
    if (columns.length == width) {
      return;
    }
    columns = new short[width];
    rows = new int[ROWS.length][across];
    for (int i = 0; i < ROWS.length; i++) {
      now[i] = new byte[width];
      before[i] = new byte[width];
      // A column past the last one is read, and of no use.
      change[i] = new short[width + BLOCK];
    }
  }

  /**
   * Looks at a row of macroblocks.
   *
   * @param top its upper row of samples; at least 2
   * @param shift bits that a sample has over 8
   * @return Σ of the changes' magnitudes
   */
  long load(Plane picture, Plane previous, int top, int shift) {
    long sum = 0;
    Arrays.fill(columns, (short) 0);
    for (int i = 0; i < ROWS.length; i++) {
      copy(picture, top + ROWS[i], shift, now[i]);
      copy(previous, top + ROWS[i], shift, before[i]);
      sum += kernel.difference(now[i], before[i], rows[i].length, change[i]);
      if (i >= WITHIN) {
        kernel.addColumnBreaks(change[i], columns);
      }
      if (i % AROUND > 0) {
        kernel.rowBreaks(change[i - 1], change[i], rows[i]);
      }
    }
    return sum;
  }

  /** Samples of either picture that are looked at. */
  long samples() {
    return (long) ROWS.length * columns.length;
  }

  /**
   * Whether the change breaks off left of a column.
   *
   * @param x at least 2, and at least 2 from the right edge
   */
  boolean breaksLeftOf(int x) {
    int here = columns[x - 1];
    int beside = Math.max(columns[x - 2], columns[x]);
    return stands(here, beside, SUMMED) && (edgeLeftOf(x, now) || edgeLeftOf(x, before));
  }

  /** Whether the change breaks off at the upper border of a macroblock, or {@code half} way down. */
  boolean breaksAbove(int block, boolean half) {
    int lower = half ? AROUND + AROUND / 2 : AROUND / 2;
    int here = rows[lower][block];
    int beside = Math.max(rows[lower - 1][block], rows[lower + 1][block]);
    return stands(here, beside, BLOCK)
        && (edgeAbove(lower, block, now) || edgeAbove(lower, block, before));
  }

  private static boolean stands(int here, int beside, int samples) {
    return here > CODES * samples && 2 * here > 3 * beside;
  }

  private static boolean edgeLeftOf(int x, byte[][] picture) {
    int here = 0;
    int left = 0;
    int right = 0;
    for (int i = WITHIN; i < ROWS.length; i++) {
      byte[] row = picture[i];
      here += step(row[x - 1], row[x]);
      left += step(row[x - 2], row[x - 1]);
      right += step(row[x], row[x + 1]);
    }
    return sharp(here, Math.max(left, right), SUMMED);
  }

  private static boolean edgeAbove(int lower, int block, byte[][] picture) {
    int here = 0;
    int above = 0;
    int below = 0;
    for (int x = block * BLOCK; x < (block + 1) * BLOCK; x++) {
      here += step(picture[lower - 1][x], picture[lower][x]);
      above += step(picture[lower - 2][x], picture[lower - 1][x]);
      below += step(picture[lower][x], picture[lower + 1][x]);
    }
    return sharp(here, Math.max(above, below), BLOCK);
  }

  private static boolean sharp(int here, int beside, int samples) {
    return here > EDGE_CODES * samples && here > SHARP * beside;
  }

  private static int step(byte from, byte to) {
    return Math.abs((to & 0xFF) - (from & 0xFF));
  }

  private static void copy(Plane plane, int y, int shift, byte[] row) {
    long from = (long) y * plane.stride();
    if (plane.bytes() == 1) {
      MemorySegment.copy(plane.samples(), JAVA_BYTE, from, row, 0, row.length);
      return;
    }
    for (int x = 0; x < row.length; x++) {
      int code = plane.samples().get(PlainPlaneKernel.SHORT, from + 2L * x) & 0xFFFF;
      row[x] = (byte) Math.min(255, code >> shift);
    }
  }
}
