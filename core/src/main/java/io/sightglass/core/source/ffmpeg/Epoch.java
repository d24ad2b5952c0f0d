package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a live stream that one clock counts and one set of codec parameters describes. Owns
 * copies of these, which outlive the connection that they came from.
 *
 * @param id its place in its log
 * @param info what was found when it was connected to
 * @param tracks all tracks that are kept
 * @param zero where its clock lies on the session's axis; known
 * @param begin its first instant on the axis
 */
record Epoch(int id, StreamInfo info, List<CodedTrack> tracks, Zero zero, MediaTime begin)
    implements AutoCloseable {

  Epoch {
    tracks = List.copyOf(tracks);
  }

  /** Copies of the parameters of {@code tracks}, to be owned by an epoch. */
  static List<CodedTrack> copies(List<CodedTrack> tracks) {
    List<CodedTrack> copies = new ArrayList<>();
    for (CodedTrack track : tracks) {
      AVCodecParameters copy = avcodec_parameters_alloc();
      if (copy == null || avcodec_parameters_copy(copy, track.parameters()) < 0) {
        throw new OutOfMemoryError("no memory for codec parameters");
      }
      copies.add(new CodedTrack(track.index(), copy, track.base()));
    }
    return copies;
  }

  Optional<CodedTrack> track(int index) {
    return tracks.stream().filter(track -> track.index() == index).findFirst();
  }

  /** Whether a decoder of this one's tracks can go on with those. */
  boolean sameCoding(List<CodedTrack> others) {
    if (tracks.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < others.size(); i++) {
      if (!same(tracks.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(CodedTrack a, CodedTrack b) {
    AVCodecParameters x = a.parameters();
    AVCodecParameters y = b.parameters();
    return a.index() == b.index()
        && a.base().equals(b.base())
        && x.codec_id() == y.codec_id()
        && x.width() == y.width()
        && x.height() == y.height()
        && x.format() == y.format()
        && x.sample_rate() == y.sample_rate()
        && x.ch_layout().nb_channels() == y.ch_layout().nb_channels()
        && Arrays.equals(extradata(x), extradata(y));
  }

  private static byte[] extradata(AVCodecParameters parameters) {
    @Nullable BytePointer data = parameters.extradata();
    byte[] bytes = new byte[data == null || data.isNull() ? 0 : parameters.extradata_size()];
    if (data != null && bytes.length > 0) {
      data.get(bytes);
    }
    return bytes;
  }

  @Override
  public void close() {
    tracks.forEach(track -> avcodec_parameters_free(track.parameters()));
  }
}
