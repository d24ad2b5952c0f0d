package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG2VIDEO;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for zeros that no encoder writes. Coded pictures are kept free of start codes: no three
 * zero bytes follow one another inside a NAL unit (ITU-T H.264, 7.4.1; H.265, 7.4.2), no 23 zero
 * bits inside a slice of MPEG-2 (ISO/IEC 13818-2, 6.2.4). Where a disk or a transfer has left a
 * hole there are many, and a decoder may read on in it without a word. Zeros before a start code,
 * and at a unit's end, are stuffing. Encrypted bytes are not kept free of anything, but chance does
 * not bring as many zeros as are asked for here.
 */
final class ZeroRuns {

  private static final int FEWEST = 8;

  // Null where the codec has no start codes to be kept free of.
  private final @Nullable NalUnits units;

  private ZeroRuns(@Nullable NalUnits units) {
    this.units = units;
  }

  /** Of a track's packets. */
  static ZeroRuns of(AVCodecParameters track) {
    return new ZeroRuns(
        switch (track.codec_id()) {
          case AV_CODEC_ID_MPEG2VIDEO -> new NalUnits(0);
          case AV_CODEC_ID_H264 -> NalUnits.of(track, 7, 4);
          case AV_CODEC_ID_HEVC -> NalUnits.of(track, 23, 21);
          default -> null;
        });
  }

  /** Whether zeros lie in {@code packet} where none can be. */
  boolean in(AVPacket packet) {
    BytePointer data = packet.data();
    int size = packet.size();
    NalUnits framing = units;
    if (framing == null || data == null || size <= FEWEST) {
      return false;
    }
    ByteBuffer bytes = new BytePointer(data).capacity(size).asByteBuffer();
    if (framing.lengthBytes() == 0) {
      return run(bytes, 0, size, true);
    }
    boolean[] found = {false};
    framing.visit(
        bytes,
        (all, from, to) -> {
          found[0] = run(all, from, to, false);
          return !found[0];
        });
    return found[0];
  }

  private static boolean run(ByteBuffer bytes, int from, int to, boolean startCodes) {
    // Where a byte is none, no run of so many begins in the ones before.
    int at = from + FEWEST - 1;
    while (at < to) {
      if (bytes.get(at) != 0) {
        at += FEWEST;
        continue;
      }
      int first = at;
      while (first > from && bytes.get(first - 1) == 0) {
        first--;
      }
      int end = at + 1;
      while (end < to && bytes.get(end) == 0) {
        end++;
      }
      boolean stuffing = end == to || startCodes && bytes.get(end) == 1;
      if (end - first >= FEWEST && !stuffing) {
        return true;
      }
      at = end + FEWEST;
    }
    return false;
  }
}
