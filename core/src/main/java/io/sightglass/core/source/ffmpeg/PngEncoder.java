package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PNG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB48BE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INP;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import io.sightglass.core.media.VideoFrame;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * Writes decoded pictures as PNG: full range, in the colours that the stream's matrix and range
 * mean, sample by sample as coded (the shape of the samples goes into the file), turned as the
 * container asks. What has more than 8 bits gets 16. Any thread.
 */
public final class PngEncoder {

  private static final int FLAGS =
      SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP;

  private static final int UNITY = 1 << 16;

  private PngEncoder() {}

  /**
   * The picture as a PNG file.
   *
   * @param picture an open picture of this build's decoders; borrowed for the call
   * @param rotation degrees clockwise by which it is turned: 0, 90, 180 or 270
   */
  public static byte[] encode(VideoFrame picture, int rotation) {
    if (!(picture instanceof NativeFrame decoded)) {
      throw new IllegalArgumentException("a picture of another decoder: " + picture.getClass());
    }
    try (NativeFrame held = decoded.retain()) {
      int format = held.format().bitDepth() > 8 ? AV_PIX_FMT_RGB48BE : AV_PIX_FMT_RGB24;
      AVFrame colours = rgb(held, format);
      AVFrame upright = rotation == 0 ? colours : turned(colours, rotation);
      try {
        return compressed(upright);
      } finally {
        av_frame_free(upright);
      }
    }
  }

  private static AVFrame rgb(NativeFrame picture, int format) {
    AVFrame source = picture.frame();
    AVFrame target = Canvas.blank(source.width(), source.height(), format);
    target.sample_aspect_ratio(source.sample_aspect_ratio());
    SwsContext scaler =
        sws_getContext(
            source.width(),
            source.height(),
            source.format(),
            target.width(),
            target.height(),
            format,
            FLAGS,
            null,
            null,
            (DoublePointer) null);
    if (scaler == null) {
      av_frame_free(target);
      throw new IllegalStateException(
          "pictures in " + picture.format().name() + " cannot be written as PNG");
    }
    IntPointer matrix = sws_getCoefficients(BgraScaler.matrix(picture));
    sws_setColorspaceDetails(
        scaler, matrix, picture.colour().fullRange() ? 1 : 0, matrix, 1, 0, UNITY, UNITY);
    sws_scale(
        scaler,
        source.data(),
        source.linesize(),
        0,
        source.height(),
        target.data(),
        target.linesize());
    sws_freeContext(scaler);
    return target;
  }

  /** Takes over {@code frame}. */
  private static AVFrame turned(AVFrame frame, int rotation) {
    int width = frame.width();
    int height = frame.height();
    boolean lies = rotation % 180 != 0;
    AVFrame target = Canvas.blank(lies ? height : width, lies ? width : height, frame.format());
    int pixel = frame.format() == AV_PIX_FMT_RGB24 ? 3 : 6;
    Canvas.turn(frame, target, rotation, pixel);
    int num = frame.sample_aspect_ratio().num();
    int den = frame.sample_aspect_ratio().den();
    target.sample_aspect_ratio().num(lies ? den : num).den(lies ? num : den);
    av_frame_free(frame);
    return target;
  }

  private static byte[] compressed(AVFrame frame) {
    return StillCodec.encode(
        AV_CODEC_ID_PNG,
        frame,
        encoder -> encoder.sample_aspect_ratio(frame.sample_aspect_ratio()));
  }
}
