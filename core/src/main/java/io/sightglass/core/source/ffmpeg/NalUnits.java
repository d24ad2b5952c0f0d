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
 * Cuts packets of H.264 and H.265 into NAL units, as their container frames them: by start codes
 * (ITU-T H.264 and H.265, annex B), or by lengths (ISO/IEC 14496-15). What start codes part in
 * MPEG-2 counts as units too.
 *
 * @param lengthBytes bytes of a length; 0 where there are start codes
 */
record NalUnits(int lengthBytes) {

  /** Looks at units for something. */
  @FunctionalInterface
  interface Wanted {

    /**
     * @param bytes of the whole packet
     * @param from the unit's header
     * @param to its end
     * @return whether it is found, so that no more units are looked at
     */
    boolean in(ByteBuffer bytes, int from, int to);
  }

  /** Of a track's packets; null where its codec has no start codes to be kept free of. */
  static @Nullable NalUnits of(AVCodecParameters track) {
    return switch (track.codec_id()) {
      case AV_CODEC_ID_MPEG2VIDEO -> new NalUnits(0);
      case AV_CODEC_ID_H264 -> of(track, 7, 4);
      case AV_CODEC_ID_HEVC -> of(track, 23, 21);
      default -> null;
    };
  }

  // The decoder configuration record tells; it has so many bytes at least, and that of a length.
  private static NalUnits of(AVCodecParameters track, int fewest, int lengthAt) {
    BytePointer record = track.extradata();
    // The record begins with its version, which is 1.
    boolean lengths = record != null && track.extradata_size() >= fewest && record.get(0) == 1;
    return new NalUnits(lengths ? (record.get(lengthAt) & 3) + 1 : 0);
  }

  /** What {@code packet} holds; null where that is nothing. */
  static @Nullable ByteBuffer bytes(AVPacket packet) {
    return bytes(packet.data(), packet.size());
  }

  /** The first {@code size} bytes at {@code data}; null where there are none. */
  static @Nullable ByteBuffer bytes(@Nullable BytePointer data, int size) {
    return data == null || size == 0 ? null : new BytePointer(data).capacity(size).asByteBuffer();
  }

  /** Looks at the units in order; returns whether what is wanted was found. */
  boolean find(ByteBuffer bytes, Wanted wanted) {
    return lengthBytes > 0 ? findByLength(bytes, wanted) : findByCode(bytes, wanted);
  }

  private boolean findByLength(ByteBuffer bytes, Wanted wanted) {
    int at = 0;
    boolean found = false;
    while (!found && at + lengthBytes < bytes.limit()) {
      long length = 0;
      for (int i = 0; i < lengthBytes; i++) {
        length = length << 8 | bytes.get(at++) & 0xff;
      }
      // A length that is wrong is met by the decoder.
      int end = (int) Math.min(bytes.limit(), at + length);
      found = end > at && wanted.in(bytes, at, end);
      at = end;
    }
    return found;
  }

  private static boolean findByCode(ByteBuffer bytes, Wanted wanted) {
    int from = code(bytes, 0);
    boolean found = false;
    while (!found && from < bytes.limit()) {
      int next = code(bytes, from);
      found = wanted.in(bytes, from, next < bytes.limit() ? next - 3 : next);
      from = next;
    }
    return found;
  }

  // The byte after the next start code; the end where there is none.
  private static int code(ByteBuffer bytes, int from) {
    for (int at = from + 2; at < bytes.limit(); at++) {
      int last = bytes.get(at);
      if (last > 1 || last < 0) {
        at += 2;
      } else if (last == 1 && bytes.get(at - 1) == 0 && bytes.get(at - 2) == 0) {
        return at + 1;
      }
    }
    return bytes.limit();
  }
}
