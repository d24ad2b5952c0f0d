package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
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
    AVFrame colours = Canvas.blank(across, down, AV_PIX_FMT_BGRA);
    try {
      MemorySegment pixels = Canvas.pixels(colours);
      scaler.toBgra(picture, pixels, across, down, colours.linesize(0));
      if (track.rotation() == 0) {
        return encode(colours);
      }
      AVFrame upright = Canvas.blank(lies ? down : across, lies ? across : down, AV_PIX_FMT_BGRA);
      try {
        Canvas.turn(colours, upright, track.rotation(), BYTES);
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

  private Encoded encode(AVFrame colours) {
    int width = colours.width();
    int height = colours.height();
    AVFrame target = Canvas.blank(width, height, AV_PIX_FMT_YUVJ420P);
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
    return StillCodec.encode(
        AV_CODEC_ID_MJPEG,
        frame,
        encoder -> {
          encoder.color_range(AVCOL_RANGE_JPEG);
          encoder.flags(encoder.flags() | AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT);
          encoder.global_quality(QUANTISER * FF_QP2LAMBDA);
          encoder.thread_count(1);
        });
  }

  @Override
  public void close() {
    scaler.close();
    sws_freeContext(toJpeg);
    toJpeg = null;
  }
}
