package io.sightglass.core.media;

import io.sightglass.core.time.MediaTime;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntBinaryOperator;

/**
 * A picture made by a test: memory outside the heap, rows padded, as a decoder's. Counts its open
 * handles, so that a test can see that all were given back.
 */
public final class SyntheticFrame implements VideoFrame {

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final PixelFormat format;
  private final int width;
  private final int height;
  private final MemorySegment[] planes;
  private final int[] strides;
  private final AtomicInteger handles;
  private MediaTime time = MediaTime.ZERO;
  private long durationMicros = 40_000;
  private long number;
  private char pictureType = 'P';
  private boolean keyFrame;
  private int codedBytes;
  private DecodeFlags flags = DecodeFlags.NONE;
  private boolean fullRange;
  private boolean interlaced;
  private boolean topFieldFirst;
  private boolean closed;

  private SyntheticFrame(SyntheticFrame other) {
    this.format = other.format;
    this.width = other.width;
    this.height = other.height;
    this.planes = other.planes;
    this.strides = other.strides;
    this.handles = other.handles;
    this.time = other.time;
    this.durationMicros = other.durationMicros;
    this.number = other.number;
    this.pictureType = other.pictureType;
    this.keyFrame = other.keyFrame;
    this.codedBytes = other.codedBytes;
    this.flags = other.flags;
    this.fullRange = other.fullRange;
    this.interlaced = other.interlaced;
    this.topFieldFirst = other.topFieldFirst;
    handles.incrementAndGet();
  }

  /**
   * A picture of zeros.
   *
   * @param padding bytes after each row
   */
  public SyntheticFrame(PixelFormat format, int width, int height, int padding) {
    this.format = format;
    this.width = width;
    this.height = height;
    this.handles = new AtomicInteger(1);
    this.planes = new MemorySegment[format.planes()];
    this.strides = new int[format.planes()];
    for (int p = 0; p < planes.length; p++) {
      int rowBytes = format.planeWidth(p, width) * format.bytesPerSample();
      strides[p] = rowBytes + padding;
      long bytes = (long) strides[p] * (format.planeHeight(p, height) - 1) + rowBytes;
      planes[p] = Arena.ofAuto().allocate(bytes);
    }
  }

  /** An 8-bit grey picture whose codes are {@code code(x, y)}. */
  public static SyntheticFrame gray(int width, int height, IntBinaryOperator code) {
    return new SyntheticFrame(PixelFormat.GRAY8, width, height, 5).fill(0, code);
  }

  /** Sets one plane to {@code code(x, y)}. */
  public SyntheticFrame fill(int plane, IntBinaryOperator code) {
    for (int y = 0; y < format.planeHeight(plane, height); y++) {
      for (int x = 0; x < format.planeWidth(plane, width); x++) {
        long row = (long) y * strides[plane];
        if (format.bytesPerSample() == 1) {
          planes[plane].set(ValueLayout.JAVA_BYTE, row + x, (byte) code.applyAsInt(x, y));
        } else {
          planes[plane].set(SHORT, row + 2L * x, (short) code.applyAsInt(x, y));
        }
      }
    }
    return this;
  }

  /** Picture {@code n} of a programme with {@code perSecond} pictures a second. */
  public SyntheticFrame at(long n, int perSecond) {
    number = n;
    time = MediaTime.ofTicks(n, 1, perSecond);
    durationMicros = 1_000_000 / perSecond;
    return this;
  }

  /** Picture {@code n}, shown at any time. */
  public SyntheticFrame shown(long n, MediaTime at) {
    number = n;
    time = at;
    return this;
  }

  public SyntheticFrame key() {
    keyFrame = true;
    pictureType = 'I';
    return this;
  }

  /** Coded as this type, in so many bytes. */
  public SyntheticFrame coded(char type, int bytes) {
    pictureType = type;
    codedBytes = bytes;
    return this;
  }

  @Override
  public int codedBytes() {
    return codedBytes;
  }

  public SyntheticFrame flagged(DecodeFlags value) {
    flags = value;
    return this;
  }

  public SyntheticFrame fullRange() {
    fullRange = true;
    return this;
  }

  /** Flagged as two fields. */
  public SyntheticFrame interlaced(boolean topFirst) {
    interlaced = true;
    topFieldFirst = topFirst;
    return this;
  }

  /** Handles on these pixels that are still open, this one included. */
  public int openHandles() {
    return handles.get();
  }

  @Override
  public MediaTime time() {
    return time;
  }

  @Override
  public long durationMicros() {
    return durationMicros;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public PixelFormat format() {
    return format;
  }

  @Override
  public Colour colour() {
    return fullRange ? new Colour("bt709", "bt709", "bt709", true) : Colour.UNKNOWN;
  }

  @Override
  public char pictureType() {
    return pictureType;
  }

  @Override
  public boolean keyFrame() {
    return keyFrame;
  }

  @Override
  public boolean interlaced() {
    return interlaced;
  }

  @Override
  public boolean topFieldFirst() {
    return topFieldFirst;
  }

  @Override
  public DecodeFlags flags() {
    return flags;
  }

  @Override
  public MemorySegment plane(int plane) {
    if (closed) {
      throw new IllegalStateException("picture " + number + " is closed");
    }
    return planes[plane].asReadOnly();
  }

  @Override
  public int stride(int plane) {
    return strides[plane];
  }

  @Override
  public VideoFrame retain() {
    return new SyntheticFrame(this);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      handles.decrementAndGet();
    }
  }
}
