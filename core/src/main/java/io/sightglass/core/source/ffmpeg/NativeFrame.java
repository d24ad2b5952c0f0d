package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_A53_CC;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;
import static org.bytedeco.ffmpeg.global.avutil.av_get_picture_type_char;

import io.sightglass.core.media.Colour;
import io.sightglass.core.media.DecodeFlags;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.time.MediaTime;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;

/**
 * A handle on a decoder's frame. The planes live in an arena that the handles on one frame share,
 * so that a late reader meets an exception instead of freed memory. It is one arena a frame because
 * closing it stops each thread of the program for a moment.
 */
final class NativeFrame implements VideoFrame {

  /** What is known of a frame beside its pixels. */
  record Facts(
      MediaTime time,
      long durationMicros,
      long number,
      PixelFormat format,
      Colour colour,
      DecodeFlags flags,
      int codedBytes) {}

  private final Pixels pixels;
  private final Facts facts;
  private volatile boolean closed;

  /** Takes over {@code frame}. */
  NativeFrame(AVFrame frame, Facts facts) {
    this(new Pixels(frame, facts.format()), facts);
  }

  private NativeFrame(Pixels pixels, Facts facts) {
    this.pixels = pixels;
    this.facts = facts;
  }

  /** A frame and what its handles read of it; freed with the last of them. */
  private static final class Pixels {

    private final AVFrame frame;
    private final int width;
    private final int height;
    private final int nativeFlags;
    private final char pictureType;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment[] planes;
    private final int[] strides;
    private int handles = 1;

    Pixels(AVFrame frame, PixelFormat format) {
      this.frame = frame;
      this.width = frame.width();
      this.height = frame.height();
      this.nativeFlags = frame.flags();
      this.pictureType = (char) av_get_picture_type_char(frame.pict_type());
      this.planes = new MemorySegment[format.planes()];
      this.strides = new int[format.planes()];
      for (int p = 0; p < planes.length; p++) {
        strides[p] = frame.linesize(p);
        long rowBytes = (long) format.planeWidth(p, width) * format.bytesPerSample();
        long bytes = (long) strides[p] * (format.planeHeight(p, height) - 1) + rowBytes;
        planes[p] =
            MemorySegment.ofAddress(frame.data(p).address())
                .reinterpret(bytes, arena, null)
                .asReadOnly();
      }
    }

    synchronized void retain() {
      handles++;
    }

    synchronized void release() {
      if (handles == 1) {
        // The arena first: it throws where a reader is in the middle of a plane, and all stays.
        arena.close();
        av_frame_free(frame);
      }
      handles--;
    }
  }

  /** The decoder's frame, for other native code of this package; borrowed while this is open. */
  AVFrame frame() {
    requireOpen();
    return pixels.frame;
  }

  @Override
  public MediaTime time() {
    return facts.time();
  }

  @Override
  public long durationMicros() {
    return facts.durationMicros();
  }

  @Override
  public long number() {
    return facts.number();
  }

  @Override
  public int width() {
    return pixels.width;
  }

  @Override
  public int height() {
    return pixels.height;
  }

  @Override
  public PixelFormat format() {
    return facts.format();
  }

  @Override
  public Colour colour() {
    return facts.colour();
  }

  @Override
  public char pictureType() {
    return pixels.pictureType;
  }

  @Override
  public boolean keyFrame() {
    return (pixels.nativeFlags & FrameFlags.KEY) != 0;
  }

  @Override
  public boolean interlaced() {
    return (pixels.nativeFlags & FrameFlags.INTERLACED) != 0;
  }

  @Override
  public boolean topFieldFirst() {
    return (pixels.nativeFlags & FrameFlags.TOP_FIELD_FIRST) != 0;
  }

  @Override
  public int codedBytes() {
    return facts.codedBytes();
  }

  @Override
  public boolean captions() {
    AVFrameSideData data = av_frame_get_side_data(frame(), AV_FRAME_DATA_A53_CC);
    return data != null && !data.isNull() && data.size() > 0;
  }

  @Override
  public DecodeFlags flags() {
    return facts.flags();
  }

  @Override
  public MemorySegment plane(int plane) {
    requireOpen();
    return pixels.planes[plane];
  }

  @Override
  public int stride(int plane) {
    return pixels.strides[plane];
  }

  @Override
  public synchronized NativeFrame retain() {
    requireOpen();
    pixels.retain();
    return new NativeFrame(pixels, facts);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      pixels.release();
      closed = true;
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("picture " + facts.number() + " is closed");
    }
  }
}
