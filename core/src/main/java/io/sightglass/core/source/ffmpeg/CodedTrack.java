package io.sightglass.core.source.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * What a decoder must know of a track, wherever its packets come from.
 *
 * @param index stream index in the container
 * @param parameters borrowed: stays with its owner, who outlives the decoder's opening
 * @param base the clock of its packets
 */
record CodedTrack(int index, AVCodecParameters parameters, TimeBase base) {

  /** A track of an opened container, as long as that is open. */
  static CodedTrack of(AVStream stream) {
    return new CodedTrack(stream.index(), stream.codecpar(), TimeBase.of(stream.time_base()));
  }
}
