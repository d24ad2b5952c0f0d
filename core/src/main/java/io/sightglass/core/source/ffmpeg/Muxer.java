package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_query_codec;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.RecordingRequest.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/**
 * Writes packets as they are into a file, which takes its name when it is whole. Used by one
 * thread.
 */
final class Muxer implements AutoCloseable {

  /** What decoders of transport streams know; the muxer itself would take anything. */
  private static final Set<String> TS_CODECS =
      Set.of(
          "mpeg1video",
          "mpeg2video",
          "mpeg4",
          "h264",
          "hevc",
          "vvc",
          "mp2",
          "mp3",
          "aac",
          "aac_latm",
          "ac3",
          "eac3",
          "dts",
          "opus");

  private final Path file;
  private final Path part;
  private final AVFormatContext context;
  private final Map<Integer, AVStream> streams = new HashMap<>();
  private final Map<Integer, Long> lastDecode = new HashMap<>();
  private boolean finished;

  /**
   * @param tracks the first is needed, and so is whatever is not sound
   */
  Muxer(Path file, Container container, List<CodedTrack> tracks) throws MediaException {
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    context = new AVFormatContext(null);
    String format = container == Container.MP4 ? "mp4" : "mpegts";
    if (avformat_alloc_output_context2(context, (AVOutputFormat) null, format, null) < 0) {
      throw failure("this build cannot write " + format);
    }
    boolean begun = false;
    try {
      for (CodedTrack track : fitting(container, tracks)) {
        AVStream stream = avformat_new_stream(context, (AVCodec) null);
        avcodec_parameters_copy(stream.codecpar(), track.parameters());
        // A tag of one container means nothing in another.
        stream.codecpar().codec_tag(0);
        stream.time_base().num(track.base().numerator()).den(track.base().denominator());
        streams.put(track.index(), stream);
      }
      open();
      begun = true;
    } finally {
      if (!begun) {
        close();
      }
    }
  }

  private List<CodedTrack> fitting(Container container, List<CodedTrack> tracks)
      throws MediaException {
    List<CodedTrack> fitting = new ArrayList<>();
    for (CodedTrack track : tracks) {
      int codec = track.parameters().codec_id();
      String name = avcodec_get_name(codec).getString();
      boolean fits =
          container == Container.MP4
              ? avformat_query_codec(context.oformat(), codec, 0) != 0
              : TS_CODECS.contains(name);
      if (fits) {
        fitting.add(track);
      } else if (track.index() == tracks.getFirst().index()) {
        throw failure(
            (container == Container.MP4 ? "an MP4 file" : "a transport stream")
                + " cannot hold "
                + name
                + ": take the other container");
      }
    }
    return fitting;
  }

  private void open() throws MediaException {
    AVIOContext output = new AVIOContext(null);
    int opened =
        avio_open2(
            output, "file:" + part, AVIO_FLAG_WRITE, (AVIOInterruptCB) null, (AVDictionary) null);
    if (opened < 0) {
      throw failure(Failures.text(opened));
    }
    context.pb(output);
    AVDictionary options = new AVDictionary(null);
    // Written in whole fragments, an MP4 file survives a crash of the program or a full disk. With
    // delay_moov FFmpeg's muxer would refuse AAC as transport streams have it (ADTS).
    av_dict_set(options, "movflags", "+frag_keyframe+default_base_moof", 0);
    int written = avformat_write_header(context, options);
    av_dict_free(options);
    if (written < 0) {
      throw failure(Failures.text(written));
    }
  }

  /**
   * Writes a packet, whose times are shifted and which is left blank. What was written before is
   * passed over.
   *
   * @param track where it comes from
   * @param shiftTicks to be added to its times
   */
  void write(AVPacket packet, CodedTrack track, long shiftTicks) throws MediaException {
    AVStream stream = streams.get(track.index());
    if (stream == null) {
      return;
    }
    long decode = packet.dts() != AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    if (decode == AV_NOPTS_VALUE || !advances(track.index(), decode + shiftTicks)) {
      return;
    }
    packet.dts(decode + shiftTicks);
    packet.pts((packet.pts() != AV_NOPTS_VALUE ? packet.pts() : decode) + shiftTicks);
    packet.pts(Math.max(packet.pts(), packet.dts()));
    packet.stream_index(stream.index());
    packet.pos(-1);
    rescale(packet, track.base(), TimeBase.of(stream.time_base()));
    int result = av_interleaved_write_frame(context, packet);
    if (result < 0) {
      throw failure(Failures.text(result));
    }
  }

  private boolean advances(int track, long decode) {
    Long last = lastDecode.get(track);
    if (last != null && decode <= last) {
      return false;
    }
    lastDecode.put(track, decode);
    return true;
  }

  private static void rescale(AVPacket packet, TimeBase from, TimeBase to) {
    try (var a = from.rational();
        var b = to.rational()) {
      av_packet_rescale_ts(packet, a, b);
    }
  }

  /** Completes the file and gives it its name. */
  Path finish() throws MediaException {
    finished = true;
    int result = av_write_trailer(context);
    release();
    if (result < 0) {
      remove();
      throw failure(Failures.text(result));
    }
    try {
      return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failure(String.valueOf(e.getMessage()));
    }
  }

  private MediaException failure(String why) {
    return new MediaException(
        Reason.IO,
        file + " cannot be recorded: " + why + ". Check the disk, or choose another file.");
  }

  private void release() {
    AVIOContext output = context.pb();
    if (output != null && !output.isNull()) {
      avio_closep(output);
      context.pb(null);
    }
    avformat_free_context(context);
  }

  private void remove() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // It is named so that nobody takes it for a recording.
    }
  }

  /** Throws away what was not finished. */
  @Override
  public void close() {
    if (!finished) {
      finished = true;
      release();
      remove();
    }
  }
}
