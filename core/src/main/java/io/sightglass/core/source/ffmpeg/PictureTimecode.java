package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_GOP_TIMECODE;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_S12M_TIMECODE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIMECODE_STR_SIZE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;
import static org.bytedeco.ffmpeg.global.avutil.av_timecode_make_mpeg_tc_string;
import static org.bytedeco.ffmpeg.global.avutil.av_timecode_make_smpte_tc_string2;

import io.sightglass.core.time.FrameRate;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;

/**
 * The timecode that a coded picture carries itself: the SEI messages of H.264 (picture timing) and
 * HEVC (time code), and the group header of MPEG-2.
 */
final class PictureTimecode {

  private PictureTimecode() {}

  /** Its label as text, {@code ;} before the frames where it is drop-frame. */
  static Optional<String> of(AVFrame frame, FrameRate rate) {
    AVFrameSideData smpte = av_frame_get_side_data(frame, AV_FRAME_DATA_S12M_TIMECODE);
    if (present(smpte) && smpte.size() >= 2 * Integer.BYTES) {
      // ST 12-1 as 32 bits, after the number of timecodes.
      IntPointer words = new IntPointer(smpte.data());
      if (words.get(0) > 0) {
        byte[] text = new byte[AV_TIMECODE_STR_SIZE];
        AVRational perSecond = new AVRational().num(rate.numerator()).den(rate.denominator());
        av_timecode_make_smpte_tc_string2(text, perSecond, words.get(1), 0, 0);
        return Optional.of(Formats.text(text));
      }
    }
    AVFrameSideData group = av_frame_get_side_data(frame, AV_FRAME_DATA_GOP_TIMECODE);
    if (present(group) && group.size() >= Long.BYTES) {
      byte[] text = new byte[AV_TIMECODE_STR_SIZE];
      long word = new LongPointer(group.data()).get(0);
      av_timecode_make_mpeg_tc_string(text, (int) word);
      // Many encoders leave it at zero: that says nothing.
      return Optional.of(Formats.text(text)).filter(label -> !label.matches("00:00:00[:;]00"));
    }
    return Optional.empty();
  }

  private static boolean present(AVFrameSideData data) {
    return data != null && !data.isNull();
  }
}
