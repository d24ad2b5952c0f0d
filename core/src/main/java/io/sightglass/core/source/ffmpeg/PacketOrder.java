package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.source.FrameIndex;
import io.sightglass.core.source.FrameIndexBuilder;
import java.util.ArrayDeque;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/**
 * Gives the packets of a track to an index, each at the time when its picture is shown. Containers
 * without presentation times (AVI, elementary streams) show pictures in the order that their types
 * tell: a picture that others refer to waits until the B pictures after it are shown. Used by one
 * thread.
 */
final class PacketOrder {

  /** A picture of a stream without presentation times, which waits for its turn. */
  private record Waiting(boolean key, char type, long stamp, long position) {}

  private final FrameIndexBuilder builder;
  private final Zero zero;
  private final long periodMicros;
  private boolean started;
  private boolean byType;
  private @Nullable Waiting waiting;
  // Of a stream without presentation times: the next picture's time, by what was decoded so far.
  private long firstDecode = AV_NOPTS_VALUE;
  private long shown;
  private final ArrayDeque<Long> slots = new ArrayDeque<>();

  PacketOrder(VideoTrack track, Zero zero) {
    this.periodMicros = track.rate().frameMicros();
    this.builder = new FrameIndexBuilder(periodMicros);
    this.zero = zero;
  }

  /**
   * Takes the next packet in decoding order.
   *
   * @param shiftMicros what the clock's repair adds to its times
   */
  void take(AVPacket packet, TimeBase base, long shiftMicros, PacketParser parser) {
    if ((packet.flags() & AV_PKT_FLAG_CORRUPT) != 0) {
      builder.damage();
    }
    if (!started) {
      byType = packet.pts() == AV_NOPTS_VALUE;
      started = true;
    }
    boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
    boolean show = parser.shown() && (packet.flags() & AV_PKT_FLAG_DISCARD) == 0;
    long stamp = EntrySeek.stamp(packet);
    if (byType) {
      if (show) {
        takeByType(new Waiting(key, parser.type(), stamp, packet.pos()), packet, base);
      }
      return;
    }
    if (stamp == AV_NOPTS_VALUE) {
      return;
    }
    long micros = zero.time(base.micros(stamp + base.ticks(shiftMicros))).micros();
    if (key) {
      builder.entry(new FrameIndex.Entry(micros, stamp, packet.pos(), shiftMicros));
    }
    // What is shown before the first picture that came out refers to pictures before the start.
    if (show && micros >= 0) {
      builder.picture(micros, key, parser.type(), packet.pos());
    }
  }

  private void takeByType(Waiting picture, AVPacket packet, TimeBase base) {
    slots.add(slotTime(packet, base));
    if (picture.type == 'B') {
      emit(picture);
    } else {
      emitWaiting();
      waiting = picture;
    }
  }

  private long slotTime(AVPacket packet, TimeBase base) {
    if (packet.dts() == AV_NOPTS_VALUE) {
      return (shown + slots.size()) * periodMicros;
    }
    long micros = base.micros(packet.dts());
    if (firstDecode == AV_NOPTS_VALUE) {
      firstDecode = micros;
    }
    return micros - firstDecode;
  }

  private void emitWaiting() {
    Waiting due = waiting;
    waiting = null;
    if (due != null) {
      emit(due);
    }
  }

  private void emit(Waiting picture) {
    long micros = slots.removeFirst();
    if (picture.key && picture.stamp != AV_NOPTS_VALUE) {
      builder.entry(new FrameIndex.Entry(micros, picture.stamp, picture.position, 0));
    }
    builder.picture(micros, picture.key, picture.type, picture.position);
    shown++;
  }

  boolean damaged() {
    return builder.damaged();
  }

  FrameIndex growing() {
    return builder.growing();
  }

  /** After the last packet. */
  FrameIndex complete() {
    emitWaiting();
    return builder.complete();
  }

  /**
   * After the last packet, with what a decode delivered.
   *
   * @param micros times of the pictures
   */
  FrameIndex confirmed(long[] micros) {
    emitWaiting();
    return builder.confirmed(micros);
  }
}
