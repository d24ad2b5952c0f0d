package io.sightglass.core.feature;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * One row of macroblocks of a picture and of the one before: tells at which borders the change may
 * break off. Four rows of samples are looked at around its upper border, and four around its
 * middle. Holds scratch rows: one thread at a time.
 */
final class GridStrip {

  private static final int BLOCK = GridKernel.BLOCK;

  /** Rows that are looked at, counted from the upper border of the macroblocks. */
  private static final int[] ROWS = {-2, -1, 0, 1, 6, 7, 8, 9};

  /** Rows around a border between rows: it lies between the second and the third. */
  private static final int AROUND = 4;

  /** The first of {@link #ROWS} that is within the macroblocks; columns are summed over these. */
  private static final int WITHIN = 2;

  private static final int SUMMED = ROWS.length - WITHIN;

  /** Codes a sample from which a break of some of a border is worth a look at all of it. */
  private static final int CODES = 8;

  private final GridKernel kernel = GridKernel.fastest();
  private final short[][] change = new short[ROWS.length][];
  // A row of each picture in 8 bits, where it has more.
  private MemorySegment now = MemorySegment.NULL;
  private MemorySegment before = MemorySegment.NULL;
  // How the change breaks between each column and the next.
  private short[] columns = {};
  // By row of samples and macroblock: how the change breaks between that row and the one above.
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
    now = Arena.ofAuto().allocate(width);
    before = Arena.ofAuto().allocate(width);
    columns = new short[width];
    rows = new int[ROWS.length][across];
    for (int i = 0; i < ROWS.length; i++) {
      // A column past the last one is read, and of no use.
      change[i] = new short[width + BLOCK];
    }
  }

  /**
   * Looks at a row of macroblocks.
   *
   * @param top its upper row of samples; at least 2
   * @param shift bits that a sample has over 8
   * @return Σ of the changes' magnitudes, in codes
   */
  long load(Plane picture, Plane previous, int top, int shift) {
    long sum = 0;
    Arrays.fill(columns, (short) 0);
    for (int i = 0; i < ROWS.length; i++) {
      sum += difference(picture, previous, top + ROWS[i], shift, change[i]);
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
   * Whether the change may break off left of a column.
   *
   * @param x at least 2, and at least 2 from the right edge
   */
  boolean suspectLeftOf(int x) {
    int here = columns[x - 1];
    int beside = Math.max(columns[x - 2], columns[x]);
    return here > CODES * SUMMED && 5 * here > 6 * beside;
  }

  /** Whether it may at the upper border of a macroblock, or {@code half} way down. */
  boolean suspectAbove(int block, boolean half) {
    int lower = half ? AROUND + AROUND / 2 : AROUND / 2;
    return GridBorder.standsOut(
        rows[lower][block], Math.max(rows[lower - 1][block], rows[lower + 1][block]));
  }

  private int difference(Plane picture, Plane previous, int y, int shift, short[] out) {
    int blocks = rows[0].length;
    long from = (long) y * picture.stride();
    long previousFrom = (long) y * previous.stride();
    if (picture.bytes() == 1) {
      return kernel.difference(
          picture.samples(), from, previous.samples(), previousFrom, blocks, out);
    }
    narrow(picture.samples(), from, shift, now);
    narrow(previous.samples(), previousFrom, shift, before);
    return kernel.difference(now, 0, before, 0, blocks, out);
  }

  private static void narrow(MemorySegment samples, long from, int shift, MemorySegment row) {
    for (int x = 0; x < row.byteSize(); x++) {
      int code = samples.get(PlainPlaneKernel.SHORT, from + 2L * x) & 0xFFFF;
      row.set(JAVA_BYTE, x, (byte) Math.min(255, code >> shift));
    }
  }
}
