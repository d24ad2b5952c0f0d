package io.sightglass.detectors.decodeerror;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which pictures and which stretches of sound lost data on their way. */
final class DecodeErrorDetector implements Detector {

  /** A gap in front of refused sound that is longer than this is a jump of the clock. */
  private static final long LONGEST_GAP_MICROS = 5_000_000;

  /** Rounded time stamps of sound lie this far apart at most. */
  private static final long ROUNDING_MICROS = 2_000;

  private final int pictures;
  private final int sound;
  private final List<MediaTime> lostPictures = new ArrayList<>();
  private @Nullable MediaTime soundEnd;

  /**
   * @param pictures stream index of the video track, or −1
   * @param sound stream index of the audio track, or −1
   */
  DecodeErrorDetector(int pictures, int sound) {
    this.pictures = pictures;
    this.sound = sound;
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<MediaTime> lostSound = new ArrayList<>();
    for (StreamEvent event : chunk.events()) {
      boolean lost =
          event.kind() == StreamEvent.Kind.PACKET_CORRUPT
              || event.kind() == StreamEvent.Kind.DECODE_ERROR;
      if (lost && event.streamIndex() == pictures) {
        lostPictures.add(event.time());
      } else if (lost && event.streamIndex() == sound) {
        lostSound.add(event.time());
      }
    }
    List<Measurement> out = new ArrayList<>();
    features.frames().forEach(frame -> measure(frame, out));
    for (AudioBlock block : chunk.audio(sound)) {
      measure(block, lostSound, out);
    }
    return out;
  }

  private void measure(FrameFeatures frame, List<Measurement> out) {
    boolean lost = frame.flags().any();
    // The picture that an event is about may never come out: the next one then stands for it.
    lost |= lostPictures.removeIf(time -> time.micros() <= frame.time().micros());
    out.add(
        new Measurement(
            DecodeErrorDetectorFactory.PICTURES,
            frame.time(),
            frame.durationMicros(),
            lost ? 1 : 0));
  }

  private void measure(AudioBlock block, List<MediaTime> lostSound, List<Measurement> out) {
    boolean lost =
        block.damaged() || lostSound.removeIf(time -> time.micros() < block.end().micros());
    MediaTime before = soundEnd;
    if (lost && before != null && before.micros() < block.time().micros()) {
      long gap = block.time().since(before);
      if (gap > ROUNDING_MICROS && gap < LONGEST_GAP_MICROS) {
        // The decoder refused what lay between, and complains with the first sound after it.
        out.add(new Measurement(DecodeErrorDetectorFactory.SOUND, before, gap, 1));
        lost = false;
      }
    }
    out.add(
        new Measurement(
            DecodeErrorDetectorFactory.SOUND,
            block.time(),
            block.end().since(block.time()),
            lost ? 1 : 0));
    soundEnd = block.end();
  }
}
