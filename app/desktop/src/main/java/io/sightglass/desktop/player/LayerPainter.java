package io.sightglass.desktop.player;

import io.sightglass.core.feature.GridBreaks;
import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.RgbRange;
import io.sightglass.core.media.VideoFrame;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Set;

/** Paints a layer over a picture that was scaled for the screen. Converter's thread. */
final class LayerPainter {

  private static final ValueLayout.OfInt BGRA =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort WIDE =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int RED = 0xffff2020;
  private static final int BLUE = 0xff2060ff;
  private static final int MAGENTA = 0xffff20ff;

  /** Laid half over the picture. */
  private static final int HALF_RED = 0x7f0000;

  private static final int MACROBLOCK = 16;
  private static final int OPAQUE = 0xff000000;

  /** BT.601 and BT.709: nominal white and black of 8 bits. */
  private static final int WHITE = 235;

  private static final int BLACK = 16;
  private static final int AMPLIFIED = 8;
  private static final int GREY = 128;

  private LayerPainter() {}

  /**
   * Luma above nominal white or below black: a region counts where its most extreme sample does.
   */
  static void clipped(VideoFrame frame, PictureSlot slot) {
    MemorySegment target = slot.memory();
    for (int y = 0; y < slot.height(); y++) {
      int top = row(y, slot.height(), frame.height());
      int bottom = Math.max(top + 1, row(y + 1, slot.height(), frame.height()));
      for (int x = 0; x < slot.width(); x++) {
        int left = row(x, slot.width(), frame.width());
        int right = Math.max(left + 1, row(x + 1, slot.width(), frame.width()));
        int mark = mark(frame, left, right, top, bottom);
        if (mark != 0) {
          target.set(BGRA, (long) y * slot.stride() + 4L * x, mark);
        }
      }
    }
  }

  private static int mark(VideoFrame frame, int left, int right, int top, int bottom) {
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int code = luma(frame, x, y);
        if (code > WHITE) {
          return RED;
        }
        if (code < BLACK) {
          return BLUE;
        }
      }
    }
    return 0;
  }

  /**
   * Colour that EBU R 103 does not allow, each sample with the mean of the luma that it belongs to,
   * as the levels detector counts it.
   */
  static void gamut(VideoFrame frame, PictureSlot slot) {
    PixelFormat format = frame.format();
    if (format.rgb() || format.planes() < 3) {
      return;
    }
    int width = frame.width() >> format.chromaShiftX();
    int height = frame.height() >> format.chromaShiftY();
    RgbRange range = RgbRange.of(frame.colour(), frame.height(), format.bitDepth());
    for (int y = 0; y < slot.height(); y++) {
      int top = row(y, slot.height(), height);
      int bottom = Math.max(top + 1, row(y + 1, slot.height(), height));
      for (int x = 0; x < slot.width(); x++) {
        int left = row(x, slot.width(), width);
        int right = Math.max(left + 1, row(x + 1, slot.width(), width));
        if (!held(frame, range, left, right, top, bottom)) {
          slot.memory().set(BGRA, (long) y * slot.stride() + 4L * x, MAGENTA);
        }
      }
    }
  }

  private static boolean held(
      VideoFrame frame, RgbRange range, int left, int right, int top, int bottom) {
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        if (!range.holds(meanLuma(frame, x, y), sample(frame, 1, x, y), sample(frame, 2, x, y))) {
          return false;
        }
      }
    }
    return true;
  }

  private static int meanLuma(VideoFrame frame, int x, int y) {
    int across = frame.format().chromaShiftX();
    int down = frame.format().chromaShiftY();
    int sum = 0;
    for (int row = y << down; row < (y + 1) << down; row++) {
      for (int column = x << across; column < (x + 1) << across; column++) {
        sum += sample(frame, 0, column, row);
      }
    }
    return (sum + (1 << (across + down) >> 1)) >> (across + down);
  }

  private static int sample(VideoFrame frame, int plane, int x, int y) {
    long row = (long) y * frame.stride(plane);
    return frame.format().bytesPerSample() == 2
        ? frame.plane(plane).get(WIDE, row + 2L * x) & 0xffff
        : frame.plane(plane).get(ValueLayout.JAVA_BYTE, row + x) & 0xff;
  }

  /** Macroblocks at whose left or upper border the change since {@code previous} breaks off. */
  static void blocks(VideoFrame frame, VideoFrame previous, PictureSlot slot) {
    GridBreaks breaks;
    try (SharedPass pass = new SharedPass(Set.of(GridBreaks.EVERY_ROW))) {
      pass.frame(previous);
      breaks = pass.frame(frame).get(GridBreaks.EVERY_ROW);
    }
    if (breaks == null) {
      return;
    }
    for (int i = 0; i < breaks.onGrid().length; i++) {
      if (breaks.onGrid()[i] > 0) {
        // The first row of macroblocks has none above it to break off from.
        int x = i % breaks.across() * MACROBLOCK;
        int y = (1 + i / breaks.across() * breaks.rowStep()) * MACROBLOCK;
        tint(slot, frame, x, y);
      }
    }
  }

  private static void tint(PictureSlot slot, VideoFrame frame, int left, int top) {
    int right = Math.min(frame.width(), left + MACROBLOCK);
    int bottom = Math.min(frame.height(), top + MACROBLOCK);
    for (int y = row(top, frame.height(), slot.height());
        y <= row(bottom - 1, frame.height(), slot.height());
        y++) {
      for (int x = row(left, frame.width(), slot.width());
          x <= row(right - 1, frame.width(), slot.width());
          x++) {
        long at = (long) y * slot.stride() + 4L * x;
        int under = slot.memory().get(BGRA, at);
        slot.memory().set(BGRA, at, OPAQUE | (under & 0xfefefe) >> 1 | HALF_RED);
      }
    }
  }

  /** Luma of {@code frame} less that of {@code previous}, amplified, around grey. */
  static void difference(VideoFrame frame, VideoFrame previous, PictureSlot slot) {
    for (int y = 0; y < slot.height(); y++) {
      int sourceY = row(y, slot.height(), frame.height());
      for (int x = 0; x < slot.width(); x++) {
        int sourceX = row(x, slot.width(), frame.width());
        int difference = luma(frame, sourceX, sourceY) - luma(previous, sourceX, sourceY);
        int grey = Math.clamp(GREY + (long) AMPLIFIED * difference, 0, 255);
        slot.memory()
            .set(BGRA, (long) y * slot.stride() + 4L * x, OPAQUE | grey << 16 | grey << 8 | grey);
      }
    }
  }

  /**
   * Each line of one field doubled, in a slot as high as the picture.
   *
   * @param first 0 for the upper field, 1 for the lower
   */
  static void field(PictureSlot slot, int first) {
    for (int y = 0; y + 1 < slot.height(); y += 2) {
      MemorySegment.copy(
          slot.memory(),
          (long) (y + first) * slot.stride(),
          slot.memory(),
          (long) (y + 1 - first) * slot.stride(),
          slot.stride());
    }
  }

  private static int row(int target, int targets, int sources) {
    return Math.min(sources - 1, (int) ((long) target * sources / targets));
  }

  private static int luma(VideoFrame frame, int x, int y) {
    long row = (long) y * frame.stride(0);
    return frame.format().bytesPerSample() == 2
        ? (frame.plane(0).get(WIDE, row + 2L * x) & 0xffff) >> frame.format().bitDepth() - 8
        : frame.plane(0).get(ValueLayout.JAVA_BYTE, row + x) & 0xff;
  }
}
