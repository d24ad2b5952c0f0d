package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.time.MediaTime;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Decodes the sound of one track and counts its samples. */
final class SoundReader extends TrackReader {

  private final Zero zero;
  private final SoundConverter converter = new SoundConverter();
  private AudioTrack track;
  private long nextMicros = Long.MIN_VALUE;
  private long samples;
  private boolean restarted;
  private boolean packetCorrupt;

  SoundReader(CodedTrack coded, AudioTrack track, Zero zero) throws MediaException {
    super(coded, 1, DamageMarks.ofSound(coded.parameters()));
    this.track = track;
    this.zero = zero;
  }

  @Override
  void noteDamage(AVPacket packet) {
    packetCorrupt = true;
  }

  @Override
  void deliver(AVFrame frame, int refusals, List<RawUnit> out) throws MediaException {
    try {
      if (frame.nb_samples() == 0) {
        return;
      }
      long micros = time(frame.best_effort_timestamp());
      noteFormat(frame, micros, out);
      if (restarted) {
        samples = zero.time(micros).micros() * track.sampleRate() / 1_000_000;
        restarted = false;
      }
      if (refusals > 0) {
        out.add(decodeError(micros, "The decoder met damaged sound."));
      }
      boolean damaged = packetCorrupt || refusals > 0 || (frame.flags() & FrameFlags.CORRUPT) != 0;
      packetCorrupt = false;
      out.add(new RawUnit.Sound(track, micros, samples, converter.convert(frame), damaged));
      samples += frame.nb_samples();
      nextMicros = micros + frame.nb_samples() * 1_000_000L / track.sampleRate();
    } finally {
      av_frame_free(frame);
    }
  }

  private long time(long stamp) {
    if (stamp != AV_NOPTS_VALUE) {
      return base().micros(stamp);
    }
    return position();
  }

  private void noteFormat(AVFrame frame, long micros, List<RawUnit> out) {
    if (frame.sample_rate() == track.sampleRate()
        && frame.ch_layout().nb_channels() == track.channels().size()) {
      return;
    }
    AudioTrack now = Formats.audio(track, frame);
    out.add(
        new RawUnit.Happening(
            StreamEvent.Kind.FORMAT_CHANGE,
            micros,
            stream(),
            "The sound changes from %d Hz %s to %d Hz %s."
                .formatted(track.sampleRate(), track.layout(), now.sampleRate(), now.layout()),
            0));
    track = now;
  }

  @Override
  long position() {
    return nextMicros == Long.MIN_VALUE ? zero.container(MediaTime.ZERO) : nextMicros;
  }

  @Override
  RawUnit refused(int refusals) {
    return decodeError(
        position(), "The decoder refused the last %d packets of sound.".formatted(refusals));
  }

  private RawUnit decodeError(long micros, String detail) {
    return new RawUnit.Happening(StreamEvent.Kind.DECODE_ERROR, micros, stream(), detail, 0);
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
