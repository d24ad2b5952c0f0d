package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PNG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB48BE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
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
import java.lang.foreign.MemorySegment;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
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
    AVFrame target = blank(source.width(), source.height(), format);
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

  private static AVFrame blank(int width, int height, int format) {
    AVFrame frame = av_frame_alloc();
    frame.width(width).height(height).format(format);
    if (av_frame_get_buffer(frame, 0) < 0) {
      av_frame_free(frame);
      throw new OutOfMemoryError("no memory for a picture of " + width + "×" + height);
    }
    return frame;
  }

  /** Takes over {@code frame}. */
  private static AVFrame turned(AVFrame frame, int rotation) {
    int width = frame.width();
    int height = frame.height();
    boolean lies = rotation % 180 != 0;
    AVFrame target = blank(lies ? height : width, lies ? width : height, frame.format());
    int pixel = frame.format() == AV_PIX_FMT_RGB24 ? 3 : 6;
    MemorySegment from = pixels(frame);
    MemorySegment to = pixels(target);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int toX = rotation == 90 ? height - 1 - y : rotation == 180 ? width - 1 - x : y;
        int toY = rotation == 90 ? x : rotation == 180 ? height - 1 - y : width - 1 - x;
        MemorySegment.copy(
            from,
            (long) y * frame.linesize(0) + (long) x * pixel,
            to,
            (long) toY * target.linesize(0) + (long) toX * pixel,
            pixel);
      }
    }
    int num = frame.sample_aspect_ratio().num();
    int den = frame.sample_aspect_ratio().den();
    target.sample_aspect_ratio().num(lies ? den : num).den(lies ? num : den);
    av_frame_free(frame);
    return target;
  }

  private static MemorySegment pixels(AVFrame frame) {
    return MemorySegment.ofAddress(frame.data(0).address())
        .reinterpret((long) frame.linesize(0) * frame.height());
  }

  private static byte[] compressed(AVFrame frame) {
    AVCodecContext encoder = avcodec_alloc_context3(avcodec_find_encoder(AV_CODEC_ID_PNG));
    AVPacket packet = av_packet_alloc();
    try {
      encoder.width(frame.width()).height(frame.height()).pix_fmt(frame.format());
      encoder.time_base().num(1).den(25);
      encoder.sample_aspect_ratio(frame.sample_aspect_ratio());
      int result = avcodec_open2(encoder, null, (AVDictionary) null);
      if (result >= 0) {
        result = avcodec_send_frame(encoder, frame);
      }
      if (result >= 0) {
        result = avcodec_receive_packet(encoder, packet);
      }
      if (result < 0) {
        throw new IllegalStateException("a picture could not be written: " + Failures.text(result));
      }
      byte[] file = new byte[packet.size()];
      packet.data().get(file);
      return file;
    } finally {
      av_packet_free(packet);
      avcodec_free_context(encoder);
    }
  }
}
