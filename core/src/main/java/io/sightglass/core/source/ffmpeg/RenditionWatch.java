package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_profile_name;
import static org.bytedeco.ffmpeg.global.avformat.av_find_program_from_stream;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.source.manifest.Coding;
import io.sightglass.core.source.manifest.MasterPlaylist;
import io.sightglass.core.source.manifest.Mpd;
import io.sightglass.core.source.manifest.Rendition;
import io.sightglass.core.source.manifest.RenditionCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVProgram;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;

/**
 * Holds the streams that are played against what the master playlist or manifest declares of their
 * rendition. Used by the thread that reads the input.
 */
final class RenditionWatch {

  private static final int LONG_AAC = 128;

  private final Input input;
  private final StreamInfo info;
  private final List<String> told = new ArrayList<>();
  private final RateMeter meter = new RateMeter();
  private final List<RenditionCheck> rated = new ArrayList<>();

  RenditionWatch(Input input) {
    this.input = input;
    this.info = input.info();
    SegmentWatch segments = input.segments();
    String manifest = segments == null ? "" : segments.manifest();
    if (info.container().equals("hls")) {
      playlist(MasterPlaylist.renditions(manifest));
    } else if (info.container().equals("dash")) {
      Mpd.parse("", manifest).ifPresent(mpd -> representations(mpd.renditions()));
    }
  }

  // FFmpeg makes a programme of each Variant Stream, and numbers them in order.
  private void playlist(List<Rendition> renditions) {
    int leading = info.selectedVideo().map(VideoTrack::index).orElse(-1);
    leading = leading < 0 ? info.selectedAudio().map(AudioTrack::index).orElse(-1) : leading;
    AVProgram programme = av_find_program_from_stream(input.context(), null, leading);
    if (programme != null && programme.id() < renditions.size()) {
      List<Integer> streams =
          IntStream.range(0, programme.nb_stream_indexes())
              .mapToObj(i -> programme.stream_index().get(i))
              .toList();
      check(renditions.get(programme.id()), "The playlist", streams);
    }
  }

  private void representations(List<Rendition> renditions) {
    // Another Period may have one of the same name.
    Set<String> checked = new HashSet<>();
    for (Rendition rendition : renditions) {
      List<Integer> streams =
          IntStream.range(0, input.context().nb_streams())
              .boxed()
              .filter(i -> represents(rendition, input.stream(i)))
              .toList();
      if (streams.stream().anyMatch(this::selected) && checked.add(rendition.id())) {
        check(rendition, "The manifest", streams);
      }
    }
  }

  private static boolean represents(Rendition rendition, AVStream stream) {
    String bits = Formats.tag(stream.metadata(), "variant_bitrate");
    return rendition.id().equals(Formats.tag(stream.metadata(), "id"))
        && (bits.isEmpty() || bits.equals(Long.toString(rendition.bandwidth())));
  }

  private boolean selected(int index) {
    return info.selectedVideo().filter(track -> track.index() == index).isPresent()
        || info.selectedAudio().filter(track -> track.index() == index).isPresent();
  }

  private void check(Rendition declared, String document, List<Integer> streams) {
    RenditionCheck check = new RenditionCheck(declared, document);
    info.selectedVideo()
        .filter(track -> streams.contains(track.index()))
        .ifPresent(track -> {
          told.addAll(check.size(track));
          rated.add(check);
        });
    told.addAll(
        check.codecs(
            coding(
                streams,
                info.selectedVideo().map(VideoTrack::index).orElse(-1),
                AVMEDIA_TYPE_VIDEO),
            coding(
                streams,
                info.selectedAudio().map(AudioTrack::index).orElse(-1),
                AVMEDIA_TYPE_AUDIO)));
  }

  // Of the selected stream, or of any other of the rendition where none of it is.
  private Optional<Coding> coding(List<Integer> streams, int selected, int type) {
    return streams.stream()
        .filter(index -> input.stream(index).codecpar().codec_type() == type)
        .sorted((a, b) -> Boolean.compare(b == selected, a == selected))
        .findFirst()
        .map(index -> coding(input.stream(index).codecpar()));
  }

  private static Coding coding(AVCodecParameters coded) {
    String codec = avcodec_get_name(coded.codec_id()).getString();
    BytePointer name = avcodec_profile_name(coded.codec_id(), coded.profile());
    int profile =
        switch (codec) {
          // Above the lowest byte are the constraint flags.
          case "h264" -> coded.profile() < 0 ? -1 : coded.profile() & 0xff;
          // FFmpeg counts the object types from 0, and those of MPEG-2 from 128.
          case "aac" -> coded.profile() < 0 ? -1 : coded.profile() % LONG_AAC + 1;
          default -> coded.profile();
        };
    return new Coding(
        codec,
        profile,
        name == null || name.isNull() ? "" : name.getString(),
        codec.equals("h264") || codec.equals("hevc") || codec.equals("av1") ? coded.level() : -1);
  }

  /** Takes a packet of any stream, which stays the caller's. */
  void accept(AVPacket packet) {
    if (rated.isEmpty() || packet.pts() == AV_NOPTS_VALUE) {
      return;
    }
    info.selectedVideo()
        .filter(track -> track.index() == packet.stream_index())
        .ifPresent(track -> {
          long micros = input.track(track.index()).base().micros(packet.pts());
          meter
              .accept(micros)
              .ifPresent(rate ->
                  rated.forEach(check -> told.addAll(check.rate(rate, track.interlaced()))));
        });
  }

  /** What is not as it is declared, sentences, since the last call. */
  List<String> take() {
    List<String> taken = List.copyOf(told);
    told.clear();
    return taken;
  }
}
