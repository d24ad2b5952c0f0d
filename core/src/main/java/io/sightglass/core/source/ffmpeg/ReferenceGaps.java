package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/**
 * Notices that pictures which others refer to never came, though no packet was seen to be missing:
 * the continuity count of a transport stream has 16 values, and a burst of 16 lost packets leaves
 * it as it should be. H.264 counts its reference pictures in {@code frame_num}, which grows by one
 * from each to the next (ITU-T H.264, 7.4.3). FFmpeg's decoder puts other pictures in place of the
 * missing ones without a word. Used by one thread.
 */
final class ReferenceGaps {

  private static final int SLICE = 1;
  private static final int PARTITION = 2;
  private static final int IDR = 5;
  private static final int PARAMETERS = 7;

  private final @Nullable NalUnits units;
  private @Nullable Parameters parameters;
  // Of the last reference picture; below 0 where none is known.
  private int last = -1;

  /**
   * Of a sequence parameter set.
   *
   * @param planes whether slices tell a colour plane
   * @param bits of frame_num
   * @param gaps whether gaps are meant, as where a layer was left out
   */
  private record Parameters(boolean planes, int bits, boolean gaps) {}

  private ReferenceGaps(@Nullable NalUnits units) {
    this.units = units;
  }

  /** Of a track's packets. */
  static ReferenceGaps of(AVCodecParameters track) {
    NalUnits units = track.codec_id() == AV_CODEC_ID_H264 ? NalUnits.of(track) : null;
    ReferenceGaps gaps = new ReferenceGaps(units);
    ByteBuffer record = NalUnits.bytes(track.extradata(), track.extradata_size());
    if (units != null && record != null && record.limit() > 8) {
      if (units.lengthBytes() == 0) {
        units.find(record, gaps::note);
      } else {
        // One set at least, after six bytes and the two of its length.
        gaps.note(record, 8, record.limit());
      }
    }
    return gaps;
  }

  // Takes parameter sets, and looks for no end.
  private boolean note(ByteBuffer bytes, int from, int to) {
    if ((bytes.get(from) & 0x1f) == PARAMETERS) {
      parameters = parameters(new HeaderBits(bytes, from + 1, to));
    }
    return false;
  }

  /** Whether pictures are missing before this one; called once for each in decoding order. */
  boolean before(AVPacket packet) {
    NalUnits framing = units;
    ByteBuffer bytes = framing == null ? null : NalUnits.bytes(packet);
    if (framing == null || bytes == null) {
      return false;
    }
    boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
    boolean[] missing = {false};
    framing.find(
        bytes,
        (all, from, to) -> {
          int type = all.get(from) & 0x1f;
          if (type == SLICE || type == PARTITION || type == IDR) {
            missing[0] = missing(all, from, to) && !key;
            return true;
          }
          return note(all, from, to);
        });
    return missing[0];
  }

  private boolean missing(ByteBuffer bytes, int from, int to) {
    Parameters known = parameters;
    if (known == null || known.gaps()) {
      return false;
    }
    HeaderBits header = new HeaderBits(bytes, from + 1, to);
    // first_mb_in_slice: where the first slice was lost, the picture is damaged in any case.
    header.unsigned();
    header.unsigned();
    header.unsigned();
    if (known.planes()) {
      header.bits(2);
    }
    int number = header.bits(known.bits());
    int before = last;
    if ((bytes.get(from) & 0x60) != 0) {
      last = number;
    }
    // Counting may begin anew at any picture (memory_management_control_operation 5).
    return before >= 0
        && number != 0
        && number != before
        && number != (before + 1 & (1 << known.bits()) - 1);
  }

  private static Parameters parameters(HeaderBits set) {
    int profile = set.bits(8);
    set.bits(16);
    set.unsigned();
    boolean planes = false;
    if (high(profile)) {
      int chroma = set.unsigned();
      planes = chroma == 3 && set.flag();
      set.unsigned();
      set.unsigned();
      set.flag();
      if (set.flag()) {
        for (int list = 0; list < (chroma == 3 ? 12 : 8); list++) {
          if (set.flag()) {
            passScaling(set, list < 6 ? 16 : 64);
          }
        }
      }
    }
    int bits = Math.min(16, set.unsigned() + 4);
    int order = set.unsigned();
    if (order == 0) {
      set.unsigned();
    } else if (order == 1) {
      set.flag();
      set.signed();
      set.signed();
      int offsets = Math.min(255, set.unsigned());
      for (int i = 0; i < offsets; i++) {
        set.signed();
      }
    }
    set.unsigned();
    return new Parameters(planes, bits, set.flag());
  }

  // The profiles whose parameter sets tell of chroma (7.3.2.1.1).
  private static boolean high(int profile) {
    return switch (profile) {
      case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
      default -> false;
    };
  }

  private static void passScaling(HeaderBits set, int size) {
    int scale = 8;
    int next = 8;
    for (int i = 0; i < size; i++) {
      if (next != 0) {
        next = scale + set.signed() & 0xff;
      }
      scale = next == 0 ? scale : next;
    }
  }

  /** Decoding goes on elsewhere. */
  void forget() {
    last = -1;
  }
}
