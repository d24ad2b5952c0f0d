package io.sightglass.core.source;

import io.sightglass.core.media.Colour;
import io.sightglass.core.media.DecodeFlags;
import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.time.MediaTime;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A source that knows how many of its pictures are open. */
final class CountingSource implements MediaSource {

  private final MediaSource source;
  private final AtomicInteger open = new AtomicInteger();

  CountingSource(MediaSource source) {
    this.source = source;
  }

  int open() {
    return open.get();
  }

  @Override
  public StreamInfo info() {
    return source.info();
  }

  @Override
  public @Nullable MediaUnit read() throws MediaException {
    @Nullable MediaUnit unit = source.read();
    return unit instanceof MediaUnit.Picture(VideoFrame frame)
        ? new MediaUnit.Picture(new Counted(frame))
        : unit;
  }

  @Override
  public void seek(MediaTime time) throws MediaException {
    source.seek(time);
  }

  @Override
  public void interrupt() {
    source.interrupt();
  }

  @Override
  public void close() {
    source.close();
  }

  private final class Counted implements VideoFrame {

    private final VideoFrame frame;
    private boolean closed;

    Counted(VideoFrame frame) {
      this.frame = frame;
      open.incrementAndGet();
    }

    @Override
    public MediaTime time() {
      return frame.time();
    }

    @Override
    public long durationMicros() {
      return frame.durationMicros();
    }

    @Override
    public long number() {
      return frame.number();
    }

    @Override
    public int width() {
      return frame.width();
    }

    @Override
    public int height() {
      return frame.height();
    }

    @Override
    public PixelFormat format() {
      return frame.format();
    }

    @Override
    public Colour colour() {
      return frame.colour();
    }

    @Override
    public char pictureType() {
      return frame.pictureType();
    }

    @Override
    public boolean keyFrame() {
      return frame.keyFrame();
    }

    @Override
    public boolean interlaced() {
      return frame.interlaced();
    }

    @Override
    public boolean topFieldFirst() {
      return frame.topFieldFirst();
    }

    @Override
    public DecodeFlags flags() {
      return frame.flags();
    }

    @Override
    public MemorySegment plane(int plane) {
      return frame.plane(plane);
    }

    @Override
    public int stride(int plane) {
      return frame.stride(plane);
    }

    @Override
    public VideoFrame retain() {
      return new Counted(frame.retain());
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
        frame.close();
      }
    }
  }
}
