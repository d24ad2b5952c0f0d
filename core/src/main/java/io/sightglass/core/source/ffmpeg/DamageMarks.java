package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/**
 * Tells which packets of a track are damaged. FFmpeg's transport-stream demuxer marks the PES
 * packet in which it missed a transport packet, but its parser hands on a picture only when it sees
 * the next one begin, and puts the mark of the packet that it is then fed on the one that it hands
 * on: the mark of pictures comes one packet early, in decoding order. What no demuxer looks for are
 * bytes that were overwritten: {@link ZeroRuns} finds them where they are zeros. Used by one thread.
 */
final class DamageMarks {

  private final boolean early;
  private final @Nullable ZeroRuns zeros;
  private boolean next;

  private DamageMarks(boolean early, @Nullable ZeroRuns zeros) {
    this.early = early;
    this.zeros = zeros;
  }

  /** Of pictures from a container of FFmpeg's name. */
  static DamageMarks ofPictures(String container, AVCodecParameters track) {
    boolean early = container.equals("mpegts") || container.equals("hls");
    return new DamageMarks(early, ZeroRuns.of(track));
  }

  static DamageMarks ofSound() {
    return new DamageMarks(false, null);
  }

  /** Whether this packet is damaged. Called once for each in decoding order. */
  boolean damaged(AVPacket packet) {
    boolean marked = (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0;
    boolean damaged = early ? next : marked;
    next = marked;
    return damaged || zeros != null && zeros.in(packet);
  }

  /** Decoding goes on elsewhere. */
  void forget() {
    next = false;
  }
}
