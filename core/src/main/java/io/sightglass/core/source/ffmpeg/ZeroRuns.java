package io.sightglass.core.source.ffmpeg;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
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
    return new ZeroRuns(NalUnits.of(track));
  }

  /** Whether zeros lie in {@code packet} where none can be. */
  boolean in(AVPacket packet) {
    NalUnits framing = units;
    ByteBuffer bytes = framing == null ? null : NalUnits.bytes(packet);
    if (framing == null || bytes == null) {
      return false;
    }
    // With start codes, one look at all of it: zeros before them are told from others by them.
    return framing.lengthBytes() == 0
        ? run(bytes, 0, bytes.limit(), true)
        : framing.find(bytes, (all, from, to) -> run(all, from, to, false));
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
