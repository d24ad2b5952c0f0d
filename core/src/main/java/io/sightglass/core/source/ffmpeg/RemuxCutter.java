package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.sightglass.core.source.ClipCutter;
import io.sightglass.core.source.FrameIndex;
import io.sightglass.core.source.GrowingFrameIndex;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.RecordingRequest.Container;
import io.sightglass.core.time.TimeRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/** Cuts by copying packets: what a clip shows is what was sent, damage and all. */
public final class RemuxCutter implements ClipCutter {

  private final FfmpegOpener opener = new FfmpegOpener();

  @Override
  public Path cut(MediaRequest request, TimeRange range, Path file) throws MediaException {
    FfmpegOpener.Library.load();
    GrowingFrameIndex growing =
        opener
            .index(request)
            .orElseThrow(() ->
                new MediaException(
                    Reason.UNSUPPORTED,
                    "Clips are cut from local files; " + request.uri() + " is none."));
    try (growing) {
      FrameIndex index = growing.awaitAll();
      if (index.size() == 0) {
        throw new MediaException(
            Reason.UNSUPPORTED, "No clip can be cut from " + request.uri() + ": no pictures.");
      }
      FrameIndex.@Nullable Entry entry = entry(index, range);
      try {
        return cut(request, range, entry, file.resolveSibling(file.getFileName() + ".mp4"));
      } catch (MediaException e) {
        // What an MP4 file can't hold, a transport stream may.
        return cut(request, range, entry, file.resolveSibling(file.getFileName() + ".ts"));
      }
    }
  }

  private static FrameIndex.@Nullable Entry entry(FrameIndex index, TimeRange range) {
    int at = index.entryFor(index.frameAt(range.start()));
    return at < 0 ? null : index.entry(at);
  }

  private static Path cut(
      MediaRequest request, TimeRange range, FrameIndex.@Nullable Entry entry, Path file)
      throws MediaException {
    Interrupt interrupt = new Interrupt(request.timeout());
    AVPacket packet = av_packet_alloc();
    try (Input input = new Input(request, interrupt)) {
      List<CodedTrack> tracks = tracks(input);
      CodedTrack video = tracks.getFirst();
      boolean held =
          entry != null
              && new EntrySeek(input, video.index(), video.base(), packet, interrupt).to(entry);
      if (entry != null && !held) {
        throw new MediaException(
            Reason.IO, "No clip can be cut from " + request.uri() + ": it does not seek.");
      }
      Container container = file.toString().endsWith(".mp4") ? Container.MP4 : Container.MPEG_TS;
      try (Muxer muxer = new Muxer(file, container, tracks)) {
        new Copy(input, packet, tracks, muxer, range).run(entry, held);
        return muxer.finish();
      }
    } finally {
      av_packet_free(packet);
    }
  }

  /** The picture first, then the sound that was analysed. */
  private static List<CodedTrack> tracks(Input input) throws MediaException {
    List<CodedTrack> tracks = new ArrayList<>();
    input.info().selectedVideo().ifPresent(track -> tracks.add(input.track(track.index())));
    if (tracks.isEmpty()) {
      throw new MediaException(
          Reason.UNSUPPORTED, "No clip can be cut from " + input.info().uri() + ": no pictures.");
    }
    input.info().selectedAudio().ifPresent(track -> tracks.add(input.track(track.index())));
    return tracks;
  }

  /** One pass over the packets. */
  private static final class Copy {

    private final Input input;
    private final AVPacket packet;
    private final List<CodedTrack> tracks;
    private final Muxer muxer;
    private final TimeRange range;
    private long originMicros = Long.MIN_VALUE;
    private long beginMicros;

    Copy(Input input, AVPacket packet, List<CodedTrack> tracks, Muxer muxer, TimeRange range) {
      this.input = input;
      this.packet = packet;
      this.tracks = tracks;
      this.muxer = muxer;
      this.range = range;
    }

    void run(FrameIndex.@Nullable Entry entry, boolean held) throws MediaException {
      boolean more = held || av_read_frame(input.context(), packet) >= 0;
      while (more) {
        CodedTrack track = track(packet.stream_index());
        boolean goOn = track == null || take(track, entry);
        av_packet_unref(packet);
        more = goOn && av_read_frame(input.context(), packet) >= 0;
      }
      av_packet_unref(packet);
    }

    private @Nullable CodedTrack track(int stream) {
      return tracks.stream().filter(track -> track.index() == stream).findFirst().orElse(null);
    }

    /** Returns false behind the range. */
    private boolean take(CodedTrack track, FrameIndex.@Nullable Entry entry) throws MediaException {
      long decode = packet.dts() != AV_NOPTS_VALUE ? packet.dts() : packet.pts();
      if (decode == AV_NOPTS_VALUE) {
        return true;
      }
      boolean picture = track == tracks.getFirst();
      long micros = track.base().micros(decode);
      if (originMicros == Long.MIN_VALUE) {
        if (!picture) {
          // Sound before the first picture of the clip belongs to what is before.
          return true;
        }
        originMicros =
            entry == null
                ? track.base().micros(EntrySeek.stamp(packet))
                : track.base().micros(entry.stamp()) - entry.micros();
        beginMicros = micros;
      }
      if (picture && micros - originMicros >= range.end().micros()) {
        return false;
      }
      if (micros >= beginMicros && micros - originMicros < range.end().micros()) {
        muxer.write(packet, track, -track.base().ticks(beginMicros));
      }
      return true;
    }
  }
}
