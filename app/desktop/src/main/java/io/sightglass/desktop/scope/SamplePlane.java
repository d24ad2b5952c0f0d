package io.sightglass.desktop.scope;

import io.sightglass.core.media.VideoFrame;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** One plane of a picture, its samples as codes of 8 bits whatever their depth. Borrowed. */
final class SamplePlane {

  private static final ValueLayout.OfShort WIDE =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment samples;
  private final int stride;
  private final int width;
  private final int height;
  private final boolean wide;
  private final int shift;

  SamplePlane(VideoFrame frame, int plane) {
    samples = frame.plane(plane);
    stride = frame.stride(plane);
    width = frame.format().planeWidth(plane, frame.width());
    height = frame.format().planeHeight(plane, frame.height());
    wide = frame.format().bytesPerSample() == 2;
    shift = frame.format().bitDepth() - 8;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The sample at {@code (x, y)}, 0 to 255. */
  int code(int x, int y) {
    long row = (long) y * stride;
    return wide
        ? Math.min(255, (samples.get(WIDE, row + 2L * x) & 0xffff) >> shift)
        : samples.get(ValueLayout.JAVA_BYTE, row + x) & 0xff;
  }

  /** Every how many samples, across and down, to look at no more than {@code most} of them. */
  int step(int most) {
    return (int) Math.max(1, Math.ceil(Math.sqrt((double) width * height / most)));
  }
}
