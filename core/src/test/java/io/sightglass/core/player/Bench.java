package io.sightglass.core.player;

import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** A playback engine on the test's thread and on a clock that jumps to whatever is due next. */
final class Bench implements AutoCloseable {

  /** A picture that was shown. */
  record Shown(long number, long micros, long hash, long atNanos) {}

  final CommandQueue commands = new CommandQueue();
  final List<Shown> shown = new ArrayList<>();
  final List<PlayerState> states = new ArrayList<>();
  final List<SoundLevels> levels = new ArrayList<>();
  final FakeSink sink;
  final PlaybackEngine engine;
  private long nanos = 1_000;

  Bench(FakeSink.Kind sound) {
    this(sound, new FfmpegOpener(), 64L << 20);
  }

  Bench(FakeSink.Kind sound, MediaOpener opener, long windowBytes) {
    sink = new FakeSink(sound, this::nanos);
    engine =
        new PlaybackEngine(
            opener, this::record, sink, listener(), commands, this::nanos, windowBytes);
  }

  private PlayerListener listener() {
    return new PlayerListener() {
      @Override
      public void changed(PlayerState state) {
        states.add(state);
      }

      @Override
      public void levels(SoundLevels heard) {
        levels.add(heard);
      }
    };
  }

  long nanos() {
    return nanos;
  }

  Bench open(Path file) {
    engine.execute(new Command.Open(MediaRequest.of(file.toString())));
    return this;
  }

  void execute(Command command) {
    engine.execute(command);
  }

  /** Time passes, as by a slow decoder. */
  void spend(long micros) {
    nanos += micros * 1000;
  }

  /** Turns until nothing is due, or until {@code micros} have passed. */
  void run(long micros) {
    long end = nanos + micros * 1000;
    while (nanos < end) {
      long wait = engine.turn();
      if (wait == Transport.IDLE) {
        return;
      }
      nanos += Math.min(wait, end - nanos);
    }
  }

  PlayerState state() {
    return states.getLast();
  }

  Shown last() {
    return shown.getLast();
  }

  private void record(VideoFrame frame) {
    shown.add(new Shown(frame.number(), frame.time().micros(), hash(frame), nanos));
  }

  /** A checksum of a picture's planes. */
  static long hash(VideoFrame frame) {
    CRC32 crc = new CRC32();
    for (int p = 0; p < frame.format().planes(); p++) {
      MemorySegment plane = frame.plane(p);
      int width = frame.format().planeWidth(p, frame.width()) * frame.format().bytesPerSample();
      for (int y = 0; y < frame.format().planeHeight(p, frame.height()); y++) {
        long row = (long) y * frame.stride(p);
        crc.update(plane.asSlice(row, width).toArray(ValueLayout.JAVA_BYTE));
      }
    }
    return crc.getValue();
  }

  @Override
  public void close() {
    engine.close();
  }
}
