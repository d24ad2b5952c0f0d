package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_XYZ;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy_props;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.jspecify.annotations.Nullable;

/**
 * Brings the few packed, big-endian or upside-down pictures that decoders yield into planes of the
 * same sampling and depth; all others pass through by reference. Used by one thread at a time.
 */
final class PictureConverter implements AutoCloseable {

  private @Nullable SwsContext context;

  /**
   * Takes the frame and gives back one with planes and positive strides.
   *
   * @return null where there is no way to show it as planes; the frame is freed all the same
   */
  @Nullable AVFrame planar(AVFrame frame) {
    boolean planar = Formats.planar(frame.format()).isPresent();
    if (planar && frame.linesize(0) > 0) {
      return frame;
    }
    AVFrame planes = av_frame_alloc();
    av_frame_copy_props(planes, frame);
    planes
        .width(frame.width())
        .height(frame.height())
        .format(planar ? frame.format() : target(frame.format()));
    int result = planes.format() == AV_PIX_FMT_NONE ? -1 : sws_scale_frame(scaler(), planes, frame);
    av_frame_free(frame);
    if (result < 0) {
      av_frame_free(planes);
      return null;
    }
    return planes;
  }

  private SwsContext scaler() {
    SwsContext scaler = context;
    if (scaler == null) {
      scaler = sws_alloc_context();
      context = scaler;
    }
    return scaler;
  }

  /** The planar format that holds all of {@code format}, or {@code AV_PIX_FMT_NONE}. */
  static int target(int format) {
    AVPixFmtDescriptor descriptor = av_pix_fmt_desc_get(format);
    if (descriptor == null) {
      return AV_PIX_FMT_NONE;
    }
    int depth = Math.clamp(descriptor.comp(0).depth(), 8, 16);
    String deep = depth == 8 ? "" : depth + "le";
    if ((descriptor.flags() & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_XYZ)) != 0) {
      return av_get_pix_fmt("gbrp" + deep);
    }
    if (descriptor.nb_components() < 3) {
      return av_get_pix_fmt("gray" + deep);
    }
    return av_get_pix_fmt(
        "yuv4" + sampling(descriptor.log2_chroma_w(), descriptor.log2_chroma_h()) + "p" + deep);
  }

  private static String sampling(int shiftX, int shiftY) {
    return switch (shiftX) {
      case 0 -> shiftY == 0 ? "44" : "40";
      case 1 -> shiftY == 0 ? "22" : "20";
      default -> shiftY == 0 ? "11" : "10";
    };
  }

  @Override
  public void close() {
    if (context != null) {
      sws_freeContext(context);
      context = null;
    }
  }
}
