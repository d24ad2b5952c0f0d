package io.sightglass.desktop.player;

import io.sightglass.core.media.VideoFrame;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Paints a layer over a picture that was scaled for the screen. Converter's thread. */
final class LayerPainter {

  private static final ValueLayout.OfInt BGRA =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort WIDE =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int RED = 0xffff2020;
  private static final int BLUE = 0xff2060ff;
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
