package io.sightglass.core.player;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.source.FrameIndex;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.time.MediaTime;
import org.jspecify.annotations.Nullable;

/** A source whose every picture takes its time. */
record SlowSource(MediaSource source, Runnable time) implements MediaSource {

  @Override
  public StreamInfo info() {
    return source.info();
  }

  @Override
  public @Nullable MediaUnit read() throws MediaException {
    MediaUnit unit = source.read();
    if (unit instanceof MediaUnit.Picture) {
      time.run();
    }
    return unit;
  }

  @Override
  public void seek(MediaTime to) throws MediaException {
    source.seek(to);
  }

  @Override
  public boolean seek(FrameIndex index, int frame) throws MediaException {
    return source.seek(index, frame);
  }

  @Override
  public void interrupt() {
    source.interrupt();
  }

  @Override
  public void close() {
    source.close();
  }
}
