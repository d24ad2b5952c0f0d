package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.Recording;
import io.sightglass.core.source.RecordingRequest;
import io.sightglass.core.source.ShiftedSource;
import io.sightglass.core.source.TimeShift;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A live stream that outlives its connections: one connection fills a log, this reads along behind
 * it, and whoever else wants to see or keep something of the stream reads the same log.
 */
final class LiveSource implements MediaSource, TimeShift {

  private final LiveConnection connection;
  private final PacketLog log;
  private final MediaRequest request;
  private final LogSource tail;

  LiveSource(LiveConnection connection, PacketLog log, StreamInfo info, MediaRequest request) {
    this.connection = connection;
    this.log = log;
    this.request = request;
    this.tail = new LogSource(log, info, request, true);
  }

  @Override
  public StreamInfo info() {
    return tail.info();
  }

  @Override
  public @Nullable MediaUnit read() throws MediaException {
    MediaUnit unit = tail.read();
    if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
      connection.consumed(frame.time());
    } else if (unit instanceof MediaUnit.Sound(var block)) {
      connection.consumed(block.time());
    }
    return unit;
  }

  @Override
  public void seek(MediaTime time) throws MediaException {
    throw new MediaException(
        Reason.UNSUPPORTED, "This is a live stream: go back in what is kept of it.");
  }

  @Override
  public long behindMicros() {
    return tail.behindMicros();
  }

  @Override
  public Optional<TimeShift> timeShift() {
    return Optional.of(this);
  }

  @Override
  public Optional<TimeRange> span() {
    return log.span();
  }

  @Override
  public ShiftedSource open() {
    return new LogSource(log, tail.info(), request, false);
  }

  @Override
  public Recording record(RecordingRequest wanted) {
    return new LogRecording(log, wanted).start();
  }

  @Override
  public long bytes() {
    return log.bytes();
  }

  @Override
  public String problem() {
    return log.problem();
  }

  @Override
  public void interrupt() {
    connection.stop();
    tail.interrupt();
  }

  @Override
  public void close() {
    connection.stop();
    tail.close();
    log.close();
  }
}
