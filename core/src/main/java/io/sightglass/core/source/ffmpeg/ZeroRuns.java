package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG2VIDEO;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

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

  private enum Framing {
    NONE,
    START_CODES,
    LENGTHS
  }

  private final Framing framing;
  private final int lengthBytes;

  private ZeroRuns(Framing framing, int lengthBytes) {
    this.framing = framing;
    this.lengthBytes = lengthBytes;
  }

  /** Of a track's packets. */
  static ZeroRuns of(AVCodecParameters track) {
    int codec = track.codec_id();
    if (codec == AV_CODEC_ID_MPEG2VIDEO) {
      return new ZeroRuns(Framing.START_CODES, 0);
    }
    // The records of ISO/IEC 14496-15 begin with their version, which is 1.
    if (codec == AV_CODEC_ID_H264) {
      return framed(track, 7, 4);
    }
    return codec == AV_CODEC_ID_HEVC ? framed(track, 23, 21) : new ZeroRuns(Framing.NONE, 0);
  }

  private static ZeroRuns framed(AVCodecParameters track, int fewest, int lengthAt) {
    BytePointer record = track.extradata();
    boolean lengths =
        record != null && track.extradata_size() >= fewest && record.get(0) == 1;
    return lengths
        ? new ZeroRuns(Framing.LENGTHS, (record.get(lengthAt) & 3) + 1)
        : new ZeroRuns(Framing.START_CODES, 0);
  }

  /** Whether zeros lie in {@code packet} where none can be. */
  boolean in(AVPacket packet) {
    BytePointer data = packet.data();
    int size = packet.size();
    if (framing == Framing.NONE || data == null || size <= FEWEST) {
      return false;
    }
    ByteBuffer bytes = new BytePointer(data).capacity(size).asByteBuffer();
    return framing == Framing.LENGTHS ? inUnits(bytes) : inStream(bytes);
  }

  private boolean inUnits(ByteBuffer bytes) {
    int at = 0;
    while (at + lengthBytes < bytes.limit()) {
      long length = 0;
      for (int i = 0; i < lengthBytes; i++) {
        length = length << 8 | bytes.get(at++) & 0xff;
      }
      // A length that is wrong is met by the decoder.
      int end = (int) Math.min(bytes.limit(), at + length);
      if (run(bytes, at, end, false)) {
        return true;
      }
      at = end;
    }
    return false;
  }

  private static boolean inStream(ByteBuffer bytes) {
    return run(bytes, 0, bytes.limit(), true);
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
