package io.sightglass.core.source.ffmpeg;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.javacpp.BytePointer;

/**
 * Cuts packets of H.264 and H.265 into NAL units, as their container frames them: by start codes
 * (ITU-T H.264 and H.265, annex B), or by lengths (ISO/IEC 14496-15).
 *
 * @param lengthBytes bytes of a length; 0 where there are start codes
 */
record NalUnits(int lengthBytes) {

  /** Takes a unit; returns whether the next one is wanted. */
  @FunctionalInterface
  interface Visitor {

    /**
     * @param bytes of the whole packet
     * @param from the unit's header
     * @param to its end
     */
    boolean visit(ByteBuffer bytes, int from, int to);
  }

  /**
   * How a track's packets are framed, which its decoder configuration record tells.
   *
   * @param fewest bytes that the record has at least
   * @param lengthAt where in it the bytes of a length stand
   */
  static NalUnits of(AVCodecParameters track, int fewest, int lengthAt) {
    BytePointer record = track.extradata();
    // The record begins with its version, which is 1.
    boolean lengths = record != null && track.extradata_size() >= fewest && record.get(0) == 1;
    return new NalUnits(lengths ? (record.get(lengthAt) & 3) + 1 : 0);
  }

  /** Shows the units in order. */
  void visit(ByteBuffer bytes, Visitor visitor) {
    if (lengthBytes > 0) {
      visitByLength(bytes, visitor);
    } else {
      visitByCode(bytes, visitor);
    }
  }

  private void visitByLength(ByteBuffer bytes, Visitor visitor) {
    int at = 0;
    boolean more = true;
    while (more && at + lengthBytes < bytes.limit()) {
      long length = 0;
      for (int i = 0; i < lengthBytes; i++) {
        length = length << 8 | bytes.get(at++) & 0xff;
      }
      // A length that is wrong is met by the decoder.
      int end = (int) Math.min(bytes.limit(), at + length);
      more = end <= at || visitor.visit(bytes, at, end);
      at = end;
    }
  }

  private static void visitByCode(ByteBuffer bytes, Visitor visitor) {
    int from = code(bytes, 0);
    boolean more = true;
    while (more && from < bytes.limit()) {
      int next = code(bytes, from);
      more = visitor.visit(bytes, from, next < bytes.limit() ? next - 3 : next);
      from = next;
    }
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
