package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BYTE;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Puts an input's read position on the last key picture that is shown at or before a time. FFmpeg's
 * own seek only comes near: indexed containers go by decode times, so that the key picture found
 * may be shown after the time, and a transport stream has no index and stops at any packet. So the
 * packets from there on are looked at, from farther and farther back. Used by one thread.
 */
final class KeySeek {

  private static final long FIRST_RETREAT_MICROS = 1_000_000;

  /** Packets that are looked at from one place on: some seconds of any programme. */
  private static final int MAX_PACKETS = 20_000;

  private final Input input;
  private final int stream;
  private final TimeBase base;
  private final AVPacket packet;
  private final Interrupt interrupt;
  private final boolean byPosition;

  /**
   * @param packet scratch, borrowed
   */
  KeySeek(Input input, int stream, TimeBase base, AVPacket packet, Interrupt interrupt) {
    this.input = input;
    this.stream = stream;
    this.base = base;
    this.packet = packet;
    this.interrupt = interrupt;
    this.byPosition = input.seeksByPosition();
  }

  /**
   * Goes to the key picture, or to the start where none is before.
   *
   * @param micros container time
   * @param startMicros container time of the programme's first picture
   * @throws MediaException where the input can't seek
   */
  void toPicture(long micros, long startMicros) throws MediaException {
    for (long retreat = 0; micros - retreat >= startMicros; retreat = next(retreat)) {
      long from = micros - retreat;
      if (!seek(from)) {
        break;
      }
      long position = keyPosition(micros);
      if (position >= 0 && seekAgain(from, position)) {
        return;
      }
    }
    toStart();
  }

  /** Goes near the time, where there are no key pictures. */
  void toSound(long micros) throws MediaException {
    if (!seek(micros)) {
      toStart();
    }
  }

  private static long next(long retreat) {
    return Math.max(FIRST_RETREAT_MICROS, 2 * retreat);
  }

  private boolean seek(long micros) {
    interrupt.restart();
    return av_seek_frame(input.context(), stream, base.ticks(micros), AVSEEK_FLAG_BACKWARD) >= 0;
  }

  private boolean seekAgain(long micros, long position) {
    return byPosition
        ? av_seek_frame(input.context(), -1, position, AVSEEK_FLAG_BYTE) >= 0
        : seek(micros);
  }

  private void toStart() throws MediaException {
    interrupt.restart();
    int result =
        byPosition
            ? av_seek_frame(input.context(), -1, 0, AVSEEK_FLAG_BYTE)
            : av_seek_frame(input.context(), stream, Long.MIN_VALUE / 2, AVSEEK_FLAG_BACKWARD);
    if (result < 0) {
      throw new MediaException(
          Reason.UNSUPPORTED,
          "%s cannot be moved about in: %s. Play it from its start."
              .formatted(input.info().uri(), Failures.text(result)));
    }
  }

  /**
   * Where the key picture lies: in bytes for a transport stream, else zero; −1 where none is shown
   * at or before the time.
   */
  private long keyPosition(long micros) {
    long found = -1;
    for (int i = 0; i < MAX_PACKETS && av_read_frame(input.context(), packet) >= 0; i++) {
      try {
        if (packet.stream_index() != stream) {
          continue;
        }
        boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0 && packet.pts() != AV_NOPTS_VALUE;
        boolean before = key && base.micros(packet.pts()) <= micros;
        if (before) {
          found = byPosition ? packet.pos() : 0;
        }
        boolean past = packet.dts() != AV_NOPTS_VALUE && base.micros(packet.dts()) > micros;
        // An indexed container is already at the last key picture, or beyond.
        if (byPosition ? past || (key && !before) : key) {
          break;
        }
      } finally {
        av_packet_unref(packet);
      }
    }
    return found;
  }
}
