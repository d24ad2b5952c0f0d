package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.sightglass.core.media.DecodeFlags;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.source.MediaException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Decodes the pictures of one track, numbers them, and joins each with its packet's flags. */
final class PictureReader extends TrackReader {

  private final VideoTrack track;
  private final FfmpegSource.Zero zero;
  private final PictureConverter converter = new PictureConverter();
  // Presentation times of corrupt packets whose pictures have not come out yet.
  private final Set<Long> corruptPackets = new HashSet<>();
  private long lastMicros = Long.MIN_VALUE;
  private long nextNumber;
  private int width;
  private int height;

  PictureReader(Input input, VideoTrack track, int threads, FfmpegSource.Zero zero)
      throws MediaException {
    super(input.stream(track.index()), threads);
    this.track = track;
    this.zero = zero;
    this.width = track.width();
    this.height = track.height();
  }

  @Override
  void noteArrival(AVPacket packet) {
    if ((packet.flags() & AV_PKT_FLAG_CORRUPT) != 0) {
      corruptPackets.add(packet.pts());
    }
  }

  @Override
  void deliver(AVFrame decoded, int refusals, List<RawUnit> out) {
    long period = track.rate().frameMicros();
    long stamp = decoded.best_effort_timestamp();
    boolean stamped = stamp != AV_NOPTS_VALUE;
    long micros = stamped ? micros(stamp) : lastMicros == Long.MIN_VALUE ? 0 : lastMicros + period;
    if (lastMicros != Long.MIN_VALUE && micros <= lastMicros) {
      // Two pictures can't stand at one time: damaged streams repeat time stamps.
      micros = lastMicros + 1;
    }
    if (nextNumber < 0) {
      // The nearest, as containers round a start to units of their own, such as milliseconds.
      nextNumber = Math.max(0, track.rate().frameAt(zero.time(micros + period / 2)));
    }
    boolean packetCorrupt = stamped && corruptPackets.remove(decoded.pts());
    if (corruptPackets.size() > 64) {
      corruptPackets.clear();
    }
    DecodeFlags flags =
        new DecodeFlags(
            decoded.decode_error_flags(),
            (decoded.flags() & FrameFlags.CORRUPT) != 0,
            packetCorrupt,
            refusals);
    if (refusals > 0 || decoded.decode_error_flags() != 0) {
      out.add(
          new RawUnit.Happening(
              StreamEvent.Kind.DECODE_ERROR, micros, stream(), "The decoder met damaged data.", 0));
    }
    noteJump(micros, period, out);
    noteSize(decoded, micros, out);
    long duration = decoded.duration() > 0 ? micros(decoded.duration()) : period;
    AVFrame frame = converter.planar(decoded);
    out.add(
        new RawUnit.Shot(
            frame,
            micros,
            duration,
            nextNumber++,
            Formats.planar(frame.format()).orElseThrow(),
            Formats.colour(frame),
            flags));
    lastMicros = micros;
  }

  private void noteJump(long micros, long period, List<RawUnit> out) {
    if (lastMicros == Long.MIN_VALUE) {
      return;
    }
    long missing = micros - lastMicros - period;
    // Half a frame is the limit of jitter; variable rates stay far below a second.
    if (missing > Math.max(1_000_000, 4 * period)) {
      out.add(
          new RawUnit.Happening(
              StreamEvent.Kind.TIMESTAMP_JUMP,
              lastMicros + period,
              stream(),
              "The clock jumps forward by %.3f s.".formatted(missing / 1e6),
              missing));
    }
  }

  private void noteSize(AVFrame frame, long micros, List<RawUnit> out) {
    if (frame.width() == width && frame.height() == height) {
      return;
    }
    out.add(
        new RawUnit.Happening(
            StreamEvent.Kind.FORMAT_CHANGE,
            micros,
            stream(),
            "The picture changes from %d×%d to %d×%d."
                .formatted(width, height, frame.width(), frame.height()),
            0));
    width = frame.width();
    height = frame.height();
  }

  @Override
  void restart() {
    lastMicros = Long.MIN_VALUE;
    nextNumber = -1;
    corruptPackets.clear();
  }

  @Override
  public void close() {
    converter.close();
    super.close();
  }
}
