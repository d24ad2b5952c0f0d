package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/**
 * Tells which packets of a track are damaged, and how. FFmpeg's transport-stream demuxer marks the
 * PES packet in which it missed a transport packet, but its parser hands on a picture only when it
 * sees the next one begin, and puts the mark of the packet that it is then fed on the one that it
 * hands on: the mark of pictures comes one packet early, in decoding order. No demuxer looks for
 * bytes that were overwritten, which {@link ZeroRuns} finds where they are zeros, nor for whole
 * pictures that are not there, which {@link ReferenceGaps} does. Used by one thread.
 */
final class DamageMarks {

  private final boolean early;
  private final ZeroRuns zeros;
  private final ReferenceGaps gaps;
  private boolean next;

  private DamageMarks(boolean early, AVCodecParameters track) {
    this.early = early;
    this.zeros = ZeroRuns.of(track);
    this.gaps = ReferenceGaps.of(track);
  }

  /** Of pictures from a container of FFmpeg's name. */
  static DamageMarks ofPictures(String container, AVCodecParameters track) {
    return new DamageMarks(container.equals("mpegts") || container.equals("hls"), track);
  }

  static DamageMarks ofSound(AVCodecParameters track) {
    return new DamageMarks(false, track);
  }

  /**
   * What is wrong with this packet, a sentence; null where nothing is. Called once for each in
   * decoding order.
   */
  @Nullable String damage(AVPacket packet) {
    boolean marked = (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0;
    boolean damaged = early ? next : marked;
    next = marked;
    boolean missing = gaps.before(packet);
    if (damaged) {
      return "A packet is damaged or incomplete.";
    }
    if (missing) {
      return "Pictures that this one refers to are missing.";
    }
    return zeros.in(packet)
        ? "Zeros lie in a coded picture where none can be: its bytes were overwritten."
        : null;
  }

  /** Decoding goes on elsewhere. */
  void forget() {
    next = false;
    gaps.forget();
  }
}
