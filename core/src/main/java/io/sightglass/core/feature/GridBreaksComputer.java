package io.sightglass.core.feature;

import io.sightglass.core.media.VideoFrame;
import org.jspecify.annotations.Nullable;

/** Computes {@link GridBreaks} of half the rows. Holds scratch rows: one thread at a time. */
final class GridBreaksComputer implements PictureComputer<GridBreaks> {

  private static final int BLOCK = GridKernel.BLOCK;

  /** Rows of a picture above which every second, and every fourth, row of macroblocks will do. */
  private static final int TALL = 600;

  private static final int HIGH_DEFINITION = 900;

  private final GridStrip strip = new GridStrip();
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
    Plane a = Plane.of(frame, 0);
    Plane b = Plane.of(previous, 0);
    long change = 0;
    for (int i = 0; i < down; i++) {
      change += strip.load(a, b, (1 + i * step) * BLOCK, frame.format().bitDepth() - 8);
      for (int block = 0; block < across; block++) {
        onGrid[i * across + block] = breaks(block, false);
        offGrid[i * across + block] = breaks(block, true);
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
  private byte breaks(int block, boolean half) {
    int left = block * BLOCK + (half ? BLOCK / 2 : 0);
    // The first macroblock has no left border, so that its middle is no control of one.
    int breaks = block > 0 && strip.breaksLeftOf(left) ? 1 : 0;
    return (byte) (strip.breaksAbove(block, half) ? breaks + 1 : breaks);
  }
}
