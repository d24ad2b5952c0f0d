package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.source.MediaException;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Decodes the sound of one track and counts its samples. */
final class SoundReader extends TrackReader {

  private final AudioTrack track;
  private final FfmpegSource.Zero zero;
  private final SoundConverter converter = new SoundConverter();
  private long nextMicros = Long.MIN_VALUE;
  private long samples;
  private boolean restarted;
  private boolean packetCorrupt;

  SoundReader(Input input, AudioTrack track, FfmpegSource.Zero zero) throws MediaException {
    super(input.stream(track.index()), 1);
    this.track = track;
    this.zero = zero;
  }

  @Override
  void noteArrival(AVPacket packet) {
    packetCorrupt |= (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0;
  }

  @Override
  void deliver(AVFrame frame, int refusals, List<RawUnit> out) {
    try {
      if (frame.nb_samples() == 0) {
        return;
      }
      long stamp = frame.best_effort_timestamp();
      long micros =
          stamp != AV_NOPTS_VALUE ? micros(stamp) : nextMicros == Long.MIN_VALUE ? 0 : nextMicros;
      if (restarted) {
        samples = zero.time(micros).micros() * track.sampleRate() / 1_000_000;
        restarted = false;
      }
      boolean damaged = packetCorrupt || refusals > 0 || (frame.flags() & FrameFlags.CORRUPT) != 0;
      if (refusals > 0) {
        out.add(
            new RawUnit.Happening(
                StreamEvent.Kind.DECODE_ERROR,
                micros,
                stream(),
                "The decoder met damaged sound.",
                0));
      }
      packetCorrupt = false;
      out.add(new RawUnit.Sound(track, micros, samples, converter.convert(frame), damaged));
      samples += frame.nb_samples();
      nextMicros = micros + frame.nb_samples() * 1_000_000L / track.sampleRate();
    } finally {
      av_frame_free(frame);
    }
  }

  @Override
  void restart() {
    nextMicros = Long.MIN_VALUE;
    restarted = true;
    packetCorrupt = false;
  }

  @Override
  public void close() {
    converter.close();
    super.close();
  }
}
