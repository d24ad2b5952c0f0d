package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BYTE;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.sightglass.core.source.FrameIndex;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Puts an input's read position on the very packet that a frame index names. FFmpeg's seek comes
 * near by its own rules; the packets from there on are compared with the one that is wanted, by
 * time stamp and by place in the file, and the seek begins farther back where it was overshot. A
 * transport stream is gone about in by bytes. Used by one thread.
 */
final class EntrySeek {

  /** A container with few places to seek to is read through from there on. */
  private static final int MAX_PACKETS = 200_000;

  private static final int MAX_RETREATS = 6;
  private static final long FIRST_RETREAT_BYTES = 1 << 16;
  private static final long FIRST_RETREAT_MICROS = 1_000_000;

  private final Input input;
  private final int stream;
  private final TimeBase base;
  private final AVPacket packet;
  private final Interrupt interrupt;
  private final boolean byPosition;

  /**
   * @param packet receives the packet that is found
   */
  EntrySeek(Input input, int stream, TimeBase base, AVPacket packet, Interrupt interrupt) {
    this.input = input;
    this.stream = stream;
    this.base = base;
    this.packet = packet;
    this.interrupt = interrupt;
    this.byPosition = input.seeksByPosition();
  }

  /** The time stamp by which a packet is known. */
  static long stamp(AVPacket packet) {
    return packet.pts() != AV_NOPTS_VALUE ? packet.pts() : packet.dts();
  }

  /**
   * Reads up to the entry's packet, which is then in the caller's hands.
   *
   * @return false where it is not to be found
   */
  boolean to(FrameIndex.Entry entry) {
    for (int tries = 0; tries < MAX_RETREATS && !interrupt.asked(); tries++) {
      interrupt.restart();
      boolean start = tries == MAX_RETREATS - 1;
      if (seek(entry, tries, start) && find(entry)) {
        return true;
      }
    }
    return false;
  }

  // Each time eight times farther back, in the end to the start.
  private boolean seek(FrameIndex.Entry entry, int tries, boolean start) {
    long factor = tries == 0 ? 0 : 1L << (3 * (tries - 1));
    if (byPosition && entry.position() >= 0) {
      long from = Math.max(0, entry.position() - factor * FIRST_RETREAT_BYTES);
      return av_seek_frame(input.context(), -1, start ? 0 : from, AVSEEK_FLAG_BYTE) >= 0;
    }
    if (entry.stamp() == AV_NOPTS_VALUE) {
      return false;
    }
    long from = entry.stamp() - base.ticks(factor * FIRST_RETREAT_MICROS);
    long target = start ? Long.MIN_VALUE / 2 : from;
    return av_seek_frame(input.context(), stream, target, AVSEEK_FLAG_BACKWARD) >= 0;
  }

  private boolean find(FrameIndex.Entry entry) {
    for (int i = 0; i < MAX_PACKETS && av_read_frame(input.context(), packet) >= 0; i++) {
      if (packet.stream_index() == stream) {
        if (is(entry)) {
          return true;
        }
        if (past(entry)) {
          break;
        }
      }
      av_packet_unref(packet);
    }
    av_packet_unref(packet);
    return false;
  }

  private boolean is(FrameIndex.Entry entry) {
    boolean placed = packet.pos() < 0 || entry.position() < 0 || packet.pos() == entry.position();
    return placed && stamp(packet) == entry.stamp();
  }

  private boolean past(FrameIndex.Entry entry) {
    if (byPosition && entry.position() >= 0) {
      return packet.pos() > entry.position();
    }
    return packet.dts() != AV_NOPTS_VALUE && packet.dts() > entry.stamp();
  }
}
