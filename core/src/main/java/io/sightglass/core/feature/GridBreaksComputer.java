package io.sightglass.core.feature;

import io.sightglass.core.media.VideoFrame;
import org.jspecify.annotations.Nullable;

/**
 * Computes {@link GridBreaks}: half the rows are swept for suspect borders, and those looked at
 * closely. Holds scratch rows: one thread at a time.
 */
final class GridBreaksComputer implements PictureComputer<GridBreaks> {

  private static final int BLOCK = GridKernel.BLOCK;

  /** Rows of a picture above which every second, and every fourth, row of macroblocks will do. */
  private static final int TALL = 600;

  private static final int HIGH_DEFINITION = 900;

  private final GridStrip strip = new GridStrip();
  private final GridBorder border = new GridBorder();
  private final int tall;
  private final int highDefinition;

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
    strip.size(across);
    int step = step(frame.height());
    // The first row of macroblocks has no row above it.
    int down = (all - 2) / step + 1;
    byte[] onGrid = new byte[across * down];
    byte[] offGrid = new byte[across * down];
    Pair pair = new Pair(Plane.of(frame, 0), Plane.of(previous, 0), frame.format().bitDepth() - 8);
    long change = 0;
    for (int i = 0; i < down; i++) {
      int top = (1 + i * step) * BLOCK;
      change += strip.load(pair.picture(), pair.previous(), top, pair.shift());
      for (int block = 0; block < across; block++) {
        onGrid[i * across + block] = breaks(pair, block, top, false);
        offGrid[i * across + block] = breaks(pair, block, top, true);
      }
    }
    double mean = (double) change / (down * strip.samples());
    return new GridBreaks(across, down, step, onGrid, offGrid, mean);
  }

  private int step(int height) {
    if (height > highDefinition) {
      return 4;
    }
    return height > tall ? 2 : 1;
  }

  /** At the left and upper border of a macroblock, or half-way through it. */
  private byte breaks(Pair pair, int block, int top, boolean half) {
    int x = block * BLOCK;
    int middle = half ? BLOCK / 2 : 0;
    int breaks = 0;
    // The first macroblock has no left border, so that its middle is no control of one. And where
    // 704 of 720 samples carry a picture, its edges lie in the middle of the first and the last.
    boolean inside = block > 0 && !(half && block == pair.picture().width() / BLOCK - 1);
    if (inside && strip.suspectLeftOf(x + middle)) {
      breaks += closely(pair, x + middle, top, true);
    }
    if (strip.suspectAbove(block, half)) {
      breaks += closely(pair, x, top + middle, false);
    }
    return (byte) breaks;
  }

  private int closely(Pair pair, int x, int y, boolean upright) {
    return border.breaks(pair.picture(), pair.previous(), pair.shift(), x, y, upright) ? 1 : 0;
  }

  /** The luma of a picture and of the one before, and the bits that a sample has over 8. */
  private record Pair(Plane picture, Plane previous, int shift) {}
}
