package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.javacpp.IntPointer;

/** The turn that a container's display matrix asks for. */
final class Rotation {

  private Rotation() {}

  /** Degrees clockwise: 0, 90, 180 or 270. */
  static int degrees(AVCodecParameters codec) {
    AVPacketSideData all = codec.coded_side_data();
    if (all == null || all.isNull()) {
      return 0;
    }
    AVPacketSideData matrix =
        av_packet_side_data_get(all, codec.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.isNull()) {
      return 0;
    }
    // FFmpeg counts counter-clockwise.
    double turn = -av_display_rotation_get(new IntPointer(matrix.data()));
    return Double.isNaN(turn) ? 0 : Math.floorMod((int) Math.round(turn / 90) * 90, 360);
  }
}
