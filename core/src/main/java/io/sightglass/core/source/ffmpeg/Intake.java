package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.source.mpegts.TransportError;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/**
 * Takes the packets of one connection into the session's log: from its first key picture on, at
 * their place on the session's axis, without what was received before. Used by the connection's
 * thread.
 */
final class Intake implements AutoCloseable {

  /** A stream that shows no key picture for this many packets is taken as it comes. */
  private static final int MAX_BEFORE_KEY = 600;

  /** Where sound alone is kept, decoding can start about this often. */
  private static final long SOUND_KEY_MICROS = 500_000;

  private static final long PUSHED_FORWARD_MICROS = 10_000_000;
  private static final long SEGMENTED_FORWARD_MICROS = 60_000_000;

  /** What is sent again comes faster than time; where it does not, it is no repetition. */
  private static final long MAX_REPETITION_NANOS = 8_000_000_000L;

  /** The longest group of pictures that a first key picture is believed to be behind. */
  private static final long MAX_TO_KEY_MICROS = 30_000_000;

  /** Losses shorter than this are the rounding of time stamps. */
  private static final long MIN_MISSED_MICROS = 5_000;

  private final Input input;
  private final PacketLog log;
  private final Splice splice;
  private final TimestampRepair repair;
  private final Map<Integer, CodedTrack> tracks = new HashMap<>();
  private final Map<Integer, Long> lastDecodeMicros;
  private final int leading;
  private final boolean pictures;
  private final long frameMicros;
  private final @Nullable RepeatedPackets before;
  private @Nullable Epoch epoch;
  private int passed;
  private long lastSoundKey = Long.MIN_VALUE;
  // Packets since the last key picture of what was received before, while it is sent again.
  private final List<AVPacket> repeated = new ArrayList<>();
  private long repeatingSince;
  private long firstMicros = AV_NOPTS_VALUE;
  private boolean repeating;
  private boolean trusting = true;
  private boolean resumed;
  // Of the leading track, by the connection's repaired clock.
  private long lastMicros;

  /**
   * @param lastDecodeMicros how far each track has come on the axis, over all connections
   */
  Intake(Input input, PacketLog log, Splice splice, Map<Integer, Long> lastDecodeMicros) {
    this.input = input;
    this.log = log;
    this.splice = splice;
    this.lastDecodeMicros = lastDecodeMicros;
    this.repair =
        new TimestampRepair(input.segmented() ? SEGMENTED_FORWARD_MICROS : PUSHED_FORWARD_MICROS);
    OptionalInt video =
        input.info().selectedVideo().stream().mapToInt(VideoTrack::index).findFirst();
    pictures = video.isPresent();
    leading = video.orElseGet(() -> input.info().selectedAudio().map(AudioTrack::index).orElse(-1));
    frameMicros = input.info().frameRate().frameMicros();
    for (CodedTrack track : input.kept()) {
      tracks.put(track.index(), track);
    }
    resumed = !splice.begun();
    before = input.info().container().equals("dash") ? new RepeatedPackets() : null;
  }

  /** Whether packets have reached the log. */
  boolean flowing() {
    return epoch != null;
  }

  /** Whether packets of this stream are taken. */
  boolean keeps(int stream) {
    return tracks.containsKey(stream);
  }

  /** Takes a packet, which stays the caller's. */
  void accept(AVPacket packet) {
    CodedTrack track = tracks.get(packet.stream_index());
    if (track == null || (before != null && before.again(packet))) {
      return;
    }
    long containerMicros = presented(packet, track);
    OptionalLong jump = repair.repair(packet, track.base());
    boolean key = key(packet, track);
    if (track.index() == leading && firstMicros == AV_NOPTS_VALUE) {
      firstMicros = containerMicros;
    }
    if (epoch == null && !(key && containerMicros != AV_NOPTS_VALUE)) {
      return;
    }
    long checksum = key ? RepeatedPackets.checksum(packet) : 0;
    if (epoch == null) {
      place(containerMicros, presented(packet, track), checksum);
    }
    Epoch current = epoch();
    if (jump.isPresent()) {
      log.mark(
          new StreamEvent(
              StreamEvent.Kind.TIMESTAMP_JUMP,
              current.zero().time(presented(packet, track)),
              track.index(),
              TimestampRepair.describe(jump.getAsLong()),
              jump.getAsLong()));
    }
    if (repeating && repeats(packet, track, key)) {
      return;
    }
    append(packet, track, key);
    if (track.index() == leading && containerMicros != AV_NOPTS_VALUE) {
      lastMicros = presented(packet, track);
    }
    if (key && containerMicros != AV_NOPTS_VALUE) {
      splice.key(containerMicros, checksum, axis(packet, track));
    }
  }

  /**
   * Takes errors of the transport stream into the log. Those from before the first key picture are
   * of nobody's concern: who joins a stream joins it in the middle of things.
   */
  void note(List<TransportError> errors) {
    Epoch current = epoch;
    if (current == null || repeating) {
      return;
    }
    for (TransportError error : errors) {
      long micros = TransportWatch.micros(error, repair.shift(leading), lastMicros);
      log.mark(
          new StreamEvent(
              TransportWatch.kind(error),
              current.zero().time(micros),
              input.streamOf(error.pid()),
              error.detail(),
              0));
    }
  }

  private Epoch epoch() {
    return Objects.requireNonNull(epoch);
  }

  private static long presented(AVPacket packet, CodedTrack track) {
    long ticks = packet.pts() != AV_NOPTS_VALUE ? packet.pts() : packet.dts();
    return ticks == AV_NOPTS_VALUE ? AV_NOPTS_VALUE : track.base().micros(ticks);
  }

  private boolean key(AVPacket packet, CodedTrack track) {
    if (track.index() != leading || packet.pts() == AV_NOPTS_VALUE) {
      return false;
    }
    if (!pictures) {
      long micros = track.base().micros(packet.pts());
      boolean due = lastSoundKey == Long.MIN_VALUE || micros - lastSoundKey >= SOUND_KEY_MICROS;
      lastSoundKey = due ? micros : lastSoundKey;
      return due;
    }
    boolean marked = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
    passed = marked ? 0 : passed + 1;
    if (passed > MAX_BEFORE_KEY) {
      passed = 0;
      return true;
    }
    return marked;
  }

  private void place(long containerMicros, long repairedMicros, long checksum) {
    long now = System.nanoTime();
    long sinceFirst = Math.clamp(containerMicros - firstMicros, 0, MAX_TO_KEY_MICROS);
    long arrived = Math.min(now, input.answeredNanos() + 1000 * sinceFirst);
    long axis =
        trusting
            ? splice.place(containerMicros, checksum, arrived, now)
            : splice.placeAnew(containerMicros, arrived, now);
    repeating = splice.begun() && axis < splice.end();
    repeatingSince = now;
    begin(repairedMicros, axis);
  }

  private void begin(long repairedMicros, long axis) {
    List<CodedTrack> kept = input.kept();
    Zero zero = new Zero();
    zero.set(repairedMicros - axis);
    Epoch fresh =
        new Epoch(log.epochs(), input.info(), Epoch.copies(kept), zero, new MediaTime(axis));
    log.begin(fresh);
    epoch = fresh;
  }

  // True where the packet was received before, or may have to be.
  private boolean repeats(AVPacket packet, CodedTrack track, boolean key) {
    if (key) {
      free(repeated);
    }
    long last = lastDecodeMicros.getOrDefault(track.index(), Long.MIN_VALUE);
    if (decodeAxis(packet, track) > last) {
      repeating = false;
      for (AVPacket held : repeated) {
        CodedTrack kept = tracks.get(held.stream_index());
        if (kept != null) {
          append(held, kept, isKey(held));
        }
      }
      free(repeated);
      return false;
    }
    if (System.nanoTime() - repeatingSince > MAX_REPETITION_NANOS) {
      // A sender that plays the same again from its start: that is a new stretch of time.
      trusting = false;
      repeating = false;
      free(repeated);
      epoch = null;
      return true;
    }
    AVPacket copy = av_packet_clone(packet);
    if (copy == null) {
      throw new OutOfMemoryError("no memory for a packet");
    }
    repeated.add(copy);
    return true;
  }

  private boolean isKey(AVPacket packet) {
    return packet.stream_index() == leading && (packet.flags() & AV_PKT_FLAG_KEY) != 0;
  }

  private void append(AVPacket packet, CodedTrack track, boolean key) {
    Epoch current = epoch();
    long axis = axis(packet, track);
    long end = axis + Math.max(track.base().micros(packet.duration()), 0);
    if (track.index() == leading && pictures && packet.duration() <= 0) {
      end = axis + frameMicros;
    }
    if (!resumed) {
      resume(axis);
    }
    log.append(current, packet, key, new MediaTime(axis), new MediaTime(end));
    lastDecodeMicros.merge(track.index(), decodeAxis(packet, track), Math::max);
    if (track.index() == leading) {
      splice.reached(end, System.nanoTime());
    }
  }

  private void resume(long axis) {
    resumed = true;
    long missed = axis - splice.end();
    boolean nothing = missed < MIN_MISSED_MICROS;
    log.mark(
        new StreamEvent(
            StreamEvent.Kind.STREAM_RESUMED,
            new MediaTime(nothing ? splice.end() : axis),
            -1,
            nothing
                ? "The stream is back; nothing was missed."
                : "The stream is back; %.3f s were missed.".formatted(missed / 1e6),
            nothing ? 0 : missed));
  }

  private long axis(AVPacket packet, CodedTrack track) {
    long micros = presented(packet, track);
    return micros == AV_NOPTS_VALUE ? splice.end() : epoch().zero().time(micros).micros();
  }

  private long decodeAxis(AVPacket packet, CodedTrack track) {
    return packet.dts() == AV_NOPTS_VALUE
        ? axis(packet, track)
        : epoch().zero().time(track.base().micros(packet.dts())).micros();
  }

  private static void free(List<AVPacket> packets) {
    packets.forEach(packet -> av_packet_free(packet));
    packets.clear();
  }

  @Override
  public void close() {
    free(repeated);
  }
}
