package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_BT2020;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_FCC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU601;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU709;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_SMPTE240M;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import io.sightglass.core.media.Colour;
import io.sightglass.core.media.PictureScaler;
import io.sightglass.core.media.VideoFrame;
import java.lang.foreign.MemorySegment;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Scales by libswscale, with the matrix and the range of each picture. */
public final class BgraScaler implements PictureScaler {

  // Without accurate rounding a picture that is scaled to a sixth is off by five codes of 255.
  private static final int FLAGS = SWS_BILINEAR | SWS_ACCURATE_RND;

  private static final int UNITY = 1 << 16;

  /** Lines from which a picture of unknown matrix is taken for BT.709, as receivers do. */
  private static final int HIGH_DEFINITION_LINES = 720;

  private final PointerPointer<Pointer> planes = new PointerPointer<>(4);
  private final IntPointer strides = new IntPointer(4);
  private @Nullable SwsContext context;

  @Override
  public void toBgra(VideoFrame frame, MemorySegment target, int width, int height, int stride) {
    if (!(frame instanceof NativeFrame picture)) {
      throw new IllegalArgumentException("a picture of another decoder: " + frame.getClass());
    }
    if ((width | height) % 2 != 0 || stride < 4 * width) {
      throw new IllegalArgumentException("target of " + width + "×" + height + ", " + stride);
    }
    if (!target.isNative() || target.byteSize() < (long) stride * height) {
      throw new IllegalArgumentException("target of " + target.byteSize() + " bytes");
    }
    // A handle of our own: the caller's may be closed by another thread in the middle.
    try (NativeFrame held = picture.retain()) {
      scale(held, target, width, height, stride);
    }
  }

  private void scale(NativeFrame frame, MemorySegment target, int width, int height, int stride) {
    AVFrame source = frame.frame();
    SwsContext scaler =
        sws_getCachedContext(
            context,
            source.width(),
            source.height(),
            source.format(),
            width,
            height,
            AV_PIX_FMT_BGRA,
            FLAGS,
            null,
            null,
            (DoublePointer) null);
    context = scaler;
    if (scaler == null) {
      throw new IllegalStateException("pictures in " + frame.format().name() + " cannot be shown");
    }
    IntPointer matrix = sws_getCoefficients(matrix(frame));
    sws_setColorspaceDetails(
        scaler, matrix, frame.colour().fullRange() ? 1 : 0, matrix, 1, 0, UNITY, UNITY);
    planes.put(0, new BytePointer(new Address(target.address())));
    strides.put(0, stride);
    sws_scale(scaler, source.data(), source.linesize(), 0, source.height(), planes, strides);
  }

  /** The matrix that swscale is to take the picture for. */
  static int matrix(VideoFrame frame) {
    Colour colour = frame.colour();
    return switch (colour.matrix()) {
      case "bt709" -> SWS_CS_ITU709;
      case "bt470bg", "smpte170m" -> SWS_CS_ITU601;
      case "fcc" -> SWS_CS_FCC;
      case "smpte240m" -> SWS_CS_SMPTE240M;
      case "bt2020nc", "bt2020c" -> SWS_CS_BT2020;
      default -> frame.height() >= HIGH_DEFINITION_LINES ? SWS_CS_ITU709 : SWS_CS_ITU601;
    };
  }

  @Override
  public void close() {
    sws_freeContext(context);
    context = null;
    planes.close();
    strides.close();
  }
}
