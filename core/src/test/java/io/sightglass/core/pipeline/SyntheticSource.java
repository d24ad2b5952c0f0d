package io.sightglass.core.pipeline;

import io.sightglass.core.media.Colour;
import io.sightglass.core.media.DecodeFlags;
import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A silent grey picture, 25 times a second, whose luma is its number; counts its open frames. */
final class SyntheticSource implements MediaSource {

  static final int RATE = 25;

  /** What happens after the last frame. */
  enum Ending {
    PROGRAMME_ENDS,
    BREAKS,
    BLOCKS
  }

  final AtomicInteger openFrames = new AtomicInteger();
  final AtomicInteger framesRead = new AtomicInteger();
  final CountDownLatch reachedEnding = new CountDownLatch(1);
  volatile boolean closed;
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final StreamInfo info;
  private final int frames;
  private final Ending ending;

  SyntheticSource(int frames, boolean live, Ending ending) {
    this.frames = frames;
    this.ending = ending;
    FrameRate rate = new FrameRate(RATE, 1);
    VideoTrack track =
        new VideoTrack(
            0, "none", "", 16, 16, PixelFormat.GRAY8, Colour.UNKNOWN, rate, 1, 1, false, 0, "");
    this.info =
        new StreamInfo(
            "synthetic:",
            "none",
            live,
            live ? -1 : frames * 40_000L,
            0,
            List.of(track),
            List.of(),
            Optional.of(track),
            Optional.empty(),
            Optional.empty());
  }

  @Override
  public StreamInfo info() {
    return info;
  }

  @Override
  public MediaUnit read() throws MediaException {
    int number = framesRead.get();
    if (number < frames) {
      framesRead.incrementAndGet();
      return new MediaUnit.Picture(new Frame(number));
    }
    reachedEnding.countDown();
    return switch (ending) {
      case PROGRAMME_ENDS -> null;
      case BREAKS -> throw new MediaException(Reason.IO, "The cable was cut.");
      case BLOCKS -> {
        try {
          interrupted.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        throw new MediaException(Reason.INTERRUPTED, "Reading was cancelled.");
      }
    };
  }

  @Override
  public void seek(MediaTime time) {
    framesRead.set((int) (time.micros() / 40_000));
  }

  @Override
  public void interrupt() {
    interrupted.countDown();
  }

  @Override
  public void close() {
    closed = true;
  }

  /** A frame of its own memory. */
  private final class Frame implements VideoFrame {

    private final int number;
    private final MemorySegment luma;
    private boolean open = true;

    Frame(int number) {
      this.number = number;
      this.luma = Arena.ofAuto().allocate(256).fill((byte) number).asReadOnly();
      openFrames.incrementAndGet();
    }

    @Override
    public MediaTime time() {
      return new MediaTime(number * 40_000L);
    }

    @Override
    public long durationMicros() {
      return 40_000;
    }

    @Override
    public long number() {
      return number;
    }

    @Override
    public int width() {
      return 16;
    }

    @Override
    public int height() {
      return 16;
    }

    @Override
    public PixelFormat format() {
      return PixelFormat.GRAY8;
    }

    @Override
    public Colour colour() {
      return Colour.UNKNOWN;
    }

    @Override
    public char pictureType() {
      return '?';
    }

    @Override
    public boolean keyFrame() {
      return true;
    }

    @Override
    public boolean interlaced() {
      return false;
    }

    @Override
    public boolean topFieldFirst() {
      return false;
    }

    @Override
    public DecodeFlags flags() {
      return DecodeFlags.NONE;
    }

    @Override
    public MemorySegment plane(int plane) {
      if (!open) {
        throw new IllegalStateException("frame " + number + " is closed");
      }
      return luma;
    }

    @Override
    public int stride(int plane) {
      return 16;
    }

    @Override
    public VideoFrame retain() {
      return new Frame(number);
    }

    @Override
    public void close() {
      if (open) {
        open = false;
        openFrames.decrementAndGet();
      }
    }
  }
}
