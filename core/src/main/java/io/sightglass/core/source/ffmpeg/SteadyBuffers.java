package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_default_get_buffer2;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Hands a decoder buffers that are grey all over. A decoder leaves the blocks that a damaged stream
 * does not describe as it found them: with a pool's own buffers those show whatever earlier picture
 * lay there, which depends on when its readers let go of it. Grey makes the same stream yield the
 * same pictures each time. Without state: any thread.
 */
final class SteadyBuffers extends AVCodecContext.Get_buffer2_AVCodecContext_AVFrame_int {

  /** One for all decoders: JavaCPP makes at most ten native functions of a kind. */
  static final SteadyBuffers INSTANCE = new SteadyBuffers();

  private SteadyBuffers() {}

  @Override
  public int call(AVCodecContext context, AVFrame frame, int flags) {
    int result = avcodec_default_get_buffer2(context, frame, flags);
    if (result >= 0) {
      AVPixFmtDescriptor descriptor = av_pix_fmt_desc_get(frame.format());
      if (descriptor != null) {
        fill(frame, descriptor);
      }
    }
    return result;
  }

  private static void fill(AVFrame frame, AVPixFmtDescriptor descriptor) {
    int grey = grey(descriptor.comp(0).depth());
    for (int plane = 0; plane < AVFrame.AV_NUM_DATA_POINTERS; plane++) {
      BytePointer data = frame.data(plane);
      if (data == null || data.isNull() || frame.linesize(plane) <= 0) {
        return;
      }
      boolean chroma = plane == 1 || plane == 2;
      int shift = chroma ? descriptor.log2_chroma_h() : 0;
      long rows = -(-frame.height() >> shift);
      Pointer.memset(data, grey, frame.linesize(plane) * rows);
    }
  }

  // One byte value for both halves of a deep sample: 0x0202 is the middle of ten bits.
  private static int grey(int depth) {
    return depth <= 8 ? 0x80 : 1 << (depth - 9);
  }
}
