package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.lang.foreign.MemorySegment;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Frames of our own with packed pixels. Whoever made one frees it. */
final class Canvas {

  private Canvas() {}

  static AVFrame blank(int width, int height, int format) {
    AVFrame frame = av_frame_alloc();
    frame.width(width).height(height).format(format);
    if (av_frame_get_buffer(frame, 0) < 0) {
      av_frame_free(frame);
      throw new OutOfMemoryError("no memory for a picture of " + width + "×" + height);
    }
    return frame;
  }

  static MemorySegment pixels(AVFrame frame) {
    return MemorySegment.ofAddress(frame.data(0).address())
        .reinterpret((long) frame.linesize(0) * frame.height());
  }

  /**
   * Turns the picture clockwise.
   *
   * @param pixel bytes of a pixel
   * @param to as wide as {@code from} is high where it is turned by 90 or 270 degrees
   * @param rotation 90, 180 or 270 degrees
   */
  static void turn(AVFrame from, AVFrame to, int rotation, int pixel) {
    MemorySegment source = pixels(from);
    MemorySegment target = pixels(to);
    int width = from.width();
    int height = from.height();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int toX = rotation == 90 ? height - 1 - y : rotation == 180 ? width - 1 - x : y;
        int toY = rotation == 90 ? x : rotation == 180 ? height - 1 - y : width - 1 - x;
        MemorySegment.copy(
            source,
            (long) y * from.linesize(0) + (long) x * pixel,
            target,
            (long) toY * to.linesize(0) + (long) toX * pixel,
            pixel);
      }
    }
  }
}
