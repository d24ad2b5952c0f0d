package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Keeps decode times from running backward: where a stream's clock is set back, all that follows is
 * moved so that it goes on where it stopped. A jump forward is left as it is, up to a limit: it is
 * a gap. Works on microseconds of packets in container order; all streams share one clock, so each
 * takes over the same shift as it comes to the jump.
 */
final class TimestampRepair {

  /** Smaller steps back are jitter of the multiplexer; the decoder sorts them out. */
  private static final long BACKWARD_MICROS = 500_000;

  /** Two streams' jumps that differ by less are one jump of the programme's clock. */
  private static final long SAME_JUMP_MICROS = 1_000_000;

  private static final class StreamClock {
    long last = Long.MIN_VALUE;
    long shift;
    int jumpsTaken;
  }

  private final long forwardMicros;
  private final Map<Integer, StreamClock> streams = new HashMap<>();
  private long programmeShift;
  private int jumps;

  /** For recordings: whatever lies ahead is part of them. */
  TimestampRepair() {
    this(Long.MAX_VALUE);
  }

  /**
   * @param forwardMicros a jump forward that is larger is one of the clock, not a gap
   */
  TimestampRepair(long forwardMicros) {
    this.forwardMicros = forwardMicros;
  }

  /** Forgets the past, after a seek. */
  void reset() {
    resume(0);
  }

  /** Forgets the past, after a seek to where all times are shifted by so much. */
  void resume(long shiftMicros) {
    streams.clear();
    programmeShift = shiftMicros;
    jumps = 0;
  }

  /** Microseconds to be added to the stream's times from now on. */
  long shift(int stream) {
    return clock(stream).shift;
  }

  /** Looks at the next packet of its stream, and leaves its times as they are. */
  OptionalLong accept(AVPacket packet, TimeBase base) {
    long decodeTime = packet.dts() != AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    return decodeTime == AV_NOPTS_VALUE
        ? OptionalLong.empty()
        : accept(packet.stream_index(), base.micros(decodeTime), base.micros(packet.duration()));
  }

  /**
   * Looks at the next packet of a stream.
   *
   * @param decodeMicros its decode time as the container has it
   * @param durationMicros its duration
   * @return the size of a jump, backward (negative) or forward past the limit, where this packet is
   *     the first after it
   */
  OptionalLong accept(int stream, long decodeMicros, long durationMicros) {
    StreamClock clock = clock(stream);
    long time = decodeMicros + clock.shift;
    OptionalLong jump = OptionalLong.empty();
    if (clock.last != Long.MIN_VALUE
        && (time < clock.last - BACKWARD_MICROS || time - clock.last > forwardMicros)) {
      if (distanceToOthers(clock, time) < distanceToOthers(clock, clock.last)) {
        // This stream had strayed and comes back to the others: no jump of the programme's clock.
        clock.last = time + durationMicros;
        return jump;
      }
      long size = time - clock.last;
      long wanted = clock.shift - size;
      if (clock.jumpsTaken < jumps && Math.abs(programmeShift - wanted) < SAME_JUMP_MICROS) {
        clock.shift = programmeShift;
        clock.jumpsTaken = jumps;
      } else {
        clock.shift = wanted;
        programmeShift = wanted;
        clock.jumpsTaken = ++jumps;
        jump = OptionalLong.of(size);
      }
      time = decodeMicros + clock.shift;
    }
    clock.last = Math.max(clock.last, time + durationMicros);
    return jump;
  }

  /**
   * Moves the times of the next packet of a stream.
   *
   * @return as {@link #accept}
   */
  OptionalLong repair(AVPacket packet, TimeBase base) {
    OptionalLong jump = accept(packet, base);
    long shift = base.ticks(shift(packet.stream_index()));
    if (packet.pts() != AV_NOPTS_VALUE) {
      packet.pts(packet.pts() + shift);
    }
    if (packet.dts() != AV_NOPTS_VALUE) {
      packet.dts(packet.dts() + shift);
    }
    return jump;
  }

  /** What a jump is called. */
  static String describe(long jump) {
    return jump < 0
        ? "The clock was set back by %.3f s.".formatted(-jump / 1e6)
        : "The clock was set forward by %.3f s.".formatted(jump / 1e6);
  }

  private long distanceToOthers(StreamClock clock, long time) {
    return streams.values().stream()
        .filter(other -> other != clock && other.last != Long.MIN_VALUE)
        .mapToLong(other -> Math.abs(other.last - time))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private StreamClock clock(int stream) {
    return streams.computeIfAbsent(
        stream,
        s -> {
          StreamClock fresh = new StreamClock();
          fresh.shift = programmeShift;
          fresh.jumpsTaken = jumps;
          return fresh;
        });
  }
}
