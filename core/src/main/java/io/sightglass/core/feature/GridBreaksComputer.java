package io.sightglass.core.feature;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.sightglass.core.media.VideoFrame;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Computes {@link GridBreaks} of half the rows: the pairs on both sides of every fourth row. Holds
 * scratch rows: one thread at a time.
 */
final class GridBreaksComputer implements PictureComputer<GridBreaks> {

  private static final int BLOCK = GridKernel.BLOCK;

  /** Rows of a picture above which every second, and every fourth, row of macroblocks will do. */
  private static final int TALL = 600;

  private static final int HIGH_DEFINITION = 900;

  /** Borders that are looked at lie this far apart: on the grid, half-way, and two between. */
  private static final int QUARTER = 4;

  /** Pairs of rows in a row of macroblocks. */
  private static final int PAIRS = BLOCK / QUARTER;

  /** Codes a sample by which a change must break off: more than coarse quantisation leaves. */
  private static final int CODES = 12;

  /** How many times more than at any of the borders around. */
  private static final int SHARPER = 3;

  private final GridKernel kernel = GridKernel.fastest();
  private final int tall;
  private final int highDefinition;
  private int width;
  private byte[] now = {};
  private byte[] before = {};
  // Differences of the two rows of a pair.
  private short[] upper = {};
  private short[] lower = {};
  // By fourth column: Σ over the rows of a row of macroblocks of how the difference breaks there.
  private int[] columns = {};
  // By pair and macroblock: Σ over the columns of how the difference breaks between the rows.
  private int[][] rows = {};
  private long change;

  GridBreaksComputer() {
    this(TALL, HIGH_DEFINITION);
  }

  /**
   * @param tall rows of a picture above which every second row of macroblocks will do
   * @param highDefinition rows above which every fourth will do
   */
  GridBreaksComputer(int tall, int highDefinition) {
    this.tall = tall;
    this.highDefinition = highDefinition;
  }

  @Override
  public @Nullable GridBreaks compute(PictureInput input) {
    VideoFrame previous = input.previous();
    VideoFrame frame = input.frame();
    int across = frame.width() / BLOCK;
    int all = frame.height() / BLOCK;
    if (previous == null || across < 3 || all < 2) {
      return null;
    }
    size(frame.width(), across);
    int step = step(frame.height());
    // The first row of macroblocks has no row above it.
    int down = (all - 2) / step + 1;
    byte[] onGrid = new byte[across * down];
    byte[] offGrid = new byte[across * down];
    Plane a = Plane.of(frame, 0);
    Plane b = Plane.of(previous, 0);
    change = 0;
    for (int i = 0; i < down; i++) {
      sumStrip(a, b, (1 + i * step) * BLOCK, frame.format().bitDepth() - 8);
      countBreaks(onGrid, offGrid, i * across, across);
    }
    double samples = (double) down * 2 * PAIRS * across * BLOCK;
    return new GridBreaks(across, down, step, onGrid, offGrid, change / samples);
  }

  private int step(int height) {
    if (height > highDefinition) {
      return 4;
    }
    return height > tall ? 2 : 1;
  }

  private void size(int frameWidth, int across) {
    if (width != frameWidth) {
      width = frameWidth;
      now = new byte[width];
      before = new byte[width];
      upper = new short[width];
      lower = new short[width];
      columns = new int[across * PAIRS];
      rows = new int[PAIRS][across];
    }
  }

  private void sumStrip(Plane a, Plane b, int top, int shift) {
    Arrays.fill(columns, 0);
    for (int pair = 0; pair < PAIRS; pair++) {
      int y = top + pair * QUARTER;
      difference(a, b, y - 1, shift, upper);
      difference(a, b, y, shift, lower);
      // The first pair's upper row is of the macroblock above.
      if (pair > 0) {
        addColumns(upper);
      }
      addColumns(lower);
      kernel.rowBreaks(upper, lower, rows[pair]);
    }
  }

  private void difference(Plane a, Plane b, int y, int shift, short[] out) {
    copy(a, y, shift, now);
    copy(b, y, shift, before);
    change += kernel.difference(now, before, rows[0].length, out);
  }

  private void copy(Plane plane, int y, int shift, byte[] row) {
    long from = (long) y * plane.stride();
    if (plane.bytes() == 1) {
      MemorySegment.copy(plane.samples(), JAVA_BYTE, from, row, 0, width);
      return;
    }
    for (int x = 0; x < width; x++) {
      int code = plane.samples().get(PlainPlaneKernel.SHORT, from + 2L * x) & 0xFFFF;
      row[x] = (byte) Math.min(255, code >> shift);
    }
  }

  private void addColumns(short[] row) {
    for (int i = 1, x = QUARTER; i < columns.length; i++, x += QUARTER) {
      columns[i] += Math.abs(row[x] - row[x - 1]);
    }
  }

  private void countBreaks(byte[] onGrid, byte[] offGrid, int first, int across) {
    for (int block = 0; block < across; block++) {
      int column = block * PAIRS;
      if (block > 0 && column + 3 < columns.length && breaks(column)) {
        onGrid[first + block]++;
      }
      if (block > 0 && column + 5 < columns.length && breaks(column + 2)) {
        offGrid[first + block]++;
      }
      if (breaks(block, 0)) {
        onGrid[first + block]++;
      }
      if (breaks(block, 2)) {
        offGrid[first + block]++;
      }
    }
  }

  private boolean breaks(int column) {
    int most = 0;
    for (int i = 1; i <= 3; i++) {
      most = Math.max(most, Math.max(columns[column - i], columns[column + i]));
    }
    return columns[column] > CODES * (2 * PAIRS - 1) && columns[column] > SHARPER * most;
  }

  private boolean breaks(int block, int pair) {
    int most = 0;
    for (int i = 1; i < PAIRS; i++) {
      most = Math.max(most, rows[(pair + i) % PAIRS][block]);
    }
    return rows[pair][block] > CODES * BLOCK && rows[pair][block] > SHARPER * most;
  }
}
