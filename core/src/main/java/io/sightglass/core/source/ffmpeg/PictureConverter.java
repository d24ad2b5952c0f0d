package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRP;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P16LE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy_props;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.jspecify.annotations.Nullable;

/**
 * Brings the few packed, big-endian or upside-down pictures that decoders yield into planes; all
 * others pass through by reference.
 */
final class PictureConverter implements AutoCloseable {

  private @Nullable SwsContext context;

  /** Takes the frame and gives back one with planes and positive strides. */
  AVFrame planar(AVFrame frame) {
    if (Formats.planar(frame.format()).isPresent() && frame.linesize(0) > 0) {
      return frame;
    }
    SwsContext scaler = context;
    if (scaler == null) {
      scaler = sws_alloc_context();
      context = scaler;
    }
    AVFrame planes = av_frame_alloc();
    av_frame_copy_props(planes, frame);
    planes.width(frame.width()).height(frame.height()).format(target(frame));
    sws_scale_frame(scaler, planes, frame);
    av_frame_free(frame);
    return planes;
  }

  private static int target(AVFrame frame) {
    if (Formats.planar(frame.format()).isPresent()) {
      return frame.format();
    }
    AVPixFmtDescriptor descriptor = av_pix_fmt_desc_get(frame.format());
    if ((descriptor.flags() & AV_PIX_FMT_FLAG_RGB) != 0) {
      return AV_PIX_FMT_GBRP;
    }
    if (descriptor.comp(0).depth() > 8) {
      return AV_PIX_FMT_YUV444P16LE;
    }
    return descriptor.log2_chroma_h() == 0 ? AV_PIX_FMT_YUV422P : AV_PIX_FMT_YUV420P;
  }

  @Override
  public void close() {
    if (context != null) {
      sws_freeContext(context);
      context = null;
    }
  }
}
