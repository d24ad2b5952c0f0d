package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU601;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import io.sightglass.core.media.StillEncoder;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.media.VideoTrack;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

/**
 * Writes JPEG as JFIF has it (BT.601, full range), by way of the very colours that the screen
 * shows: libswscale takes one YUV for another's without its matrix. The same picture gives the same
 * bytes.
 */
public final class JpegEncoder implements StillEncoder {

  /** Quantiser of 2 to 31: about 8 KB for 320×180. */
  private static final int QUANTISER = 5;

  private static final int BYTES = 4;
  private static final int UNITY = 1 << 16;

  private final BgraScaler scaler = new BgraScaler();
  private @Nullable SwsContext toJpeg;

  @Override
  public Encoded encode(VideoFrame picture, VideoTrack track, int mostWidth, int mostHeight) {
    boolean lies = track.rotation() % 180 != 0;
    double aspect = aspect(picture, track);
    double shown = lies ? 1 / aspect : aspect;
    double width = Math.min(mostWidth, mostHeight * shown);
    int across = even(lies ? width / shown : width);
    int down = even(lies ? width : width / shown);
    AVFrame colours = blank(across, down, AV_PIX_FMT_BGRA);
    try {
      MemorySegment pixels = pixels(colours);
      scaler.toBgra(picture, pixels, across, down, colours.linesize(0));
      if (track.rotation() == 0) {
        return encode(colours);
      }
      AVFrame upright = blank(lies ? down : across, lies ? across : down, AV_PIX_FMT_BGRA);
      try {
        turn(colours, upright, track.rotation());
        return encode(upright);
      } finally {
        av_frame_free(upright);
      }
    } finally {
      av_frame_free(colours);
    }
  }

  // The shape of the samples is the track's, the number of them the picture's: it may change.
  private static double aspect(VideoFrame picture, VideoTrack track) {
    double samples = (double) track.sarNumerator() / track.sarDenominator();
    double aspect = picture.width() * samples / picture.height();
    return aspect > 0 && Double.isFinite(aspect) ? aspect : 1;
  }

  private static int even(double size) {
    return Math.max(2, 2 * (int) Math.round(size / 2));
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

  private static MemorySegment pixels(AVFrame frame) {
    return MemorySegment.ofAddress(frame.data(0).address())
        .reinterpret((long) frame.linesize(0) * frame.height());
  }

  private static void turn(AVFrame from, AVFrame to, int rotation) {
    MemorySegment source = pixels(from);
    MemorySegment target = pixels(to);
    int width = from.width();
    int height = from.height();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int toX = rotation == 90 ? height - 1 - y : rotation == 180 ? width - 1 - x : y;
        int toY = rotation == 90 ? x : rotation == 180 ? height - 1 - y : width - 1 - x;
        target.set(
            ValueLayout.JAVA_INT_UNALIGNED,
            (long) toY * to.linesize(0) + (long) toX * BYTES,
            source.get(
                ValueLayout.JAVA_INT_UNALIGNED, (long) y * from.linesize(0) + (long) x * BYTES));
      }
    }
  }

  private Encoded encode(AVFrame colours) {
    int width = colours.width();
    int height = colours.height();
    AVFrame target = blank(width, height, AV_PIX_FMT_YUVJ420P);
    try {
      target.color_range(AVCOL_RANGE_JPEG);
      target.quality(QUANTISER * FF_QP2LAMBDA);
      SwsContext context =
          sws_getCachedContext(
              toJpeg,
              width,
              height,
              AV_PIX_FMT_BGRA,
              width,
              height,
              AV_PIX_FMT_YUVJ420P,
              SWS_BILINEAR | SWS_ACCURATE_RND,
              null,
              null,
              (DoublePointer) null);
      toJpeg = context;
      IntPointer matrix = sws_getCoefficients(SWS_CS_ITU601);
      sws_setColorspaceDetails(context, matrix, 1, matrix, 1, 0, UNITY, UNITY);
      sws_scale(
          context, colours.data(), colours.linesize(), 0, height, target.data(), target.linesize());
      return new Encoded(width, height, compressed(target));
    } finally {
      av_frame_free(target);
    }
  }

  private static byte[] compressed(AVFrame frame) {
    AVCodecContext encoder = avcodec_alloc_context3(avcodec_find_encoder(AV_CODEC_ID_MJPEG));
    AVPacket packet = av_packet_alloc();
    try {
      encoder.width(frame.width()).height(frame.height()).pix_fmt(frame.format());
      encoder.color_range(AVCOL_RANGE_JPEG);
      encoder.time_base().num(1).den(25);
      encoder.flags(encoder.flags() | AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT);
      encoder.global_quality(QUANTISER * FF_QP2LAMBDA);
      encoder.thread_count(1);
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

  @Override
  public void close() {
    scaler.close();
    sws_freeContext(toJpeg);
    toJpeg = null;
  }
}
