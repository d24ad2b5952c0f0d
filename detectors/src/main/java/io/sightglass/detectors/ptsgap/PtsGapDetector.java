package io.sightglass.detectors.ptsgap;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Finds jumps of the programme's clock: places that neither pictures nor sound fill. Where only one
 * of them is missing the clock ran on, and something was lost; that is for others to say. Jumps
 * back were mended by the source, which leaves an event. What is said is said two seconds late,
 * when both kinds have passed.
 */
final class PtsGapDetector implements Detector {

  /** Sound is interleaved with its pictures to within this. */
  private static final long SETTLE_MICROS = 2_000_000;

  /** Smaller gaps of sound are a multiplexer's jitter. */
  private static final long SOUND_JITTER_MICROS = 10_000;

  /** Where there is nothing beside it, a shorter gap may as well be lost material. */
  private static final long ALONE_MICROS = 1_000_000;

  /** Pictures that may lead a key picture. */
  private static final long LEADING_MICROS = 500_000;

  /** A stretch without material, from where it was due to where it comes. */
  private record Gap(long due, long comes) {

    long micros() {
      return comes - due;
    }

    /** Whether more than half of this is a gap in the other too. */
    boolean sharedWith(Gap other) {
      return 2 * (Math.min(comes, other.comes) - Math.max(due, other.due)) > micros();
    }
  }

  private final int pictureTrack;
  private final int soundTrack;
  private final long periodMicros;
  private final List<Gap> pictureGaps = new ArrayList<>();
  private final List<Gap> soundGaps = new ArrayList<>();
  private final List<StreamEvent> setBacks = new ArrayList<>();
  private final List<Gap> away = new ArrayList<>();
  private final Deque<Long> ticks = new ArrayDeque<>();
  private long pictureDue = Long.MIN_VALUE;
  private boolean pictureBefore;
  private long soundDue = Long.MIN_VALUE;
  private long lastChunk = -1;
  private long toldTo = Long.MIN_VALUE;

  PtsGapDetector(int pictureTrack, int soundTrack, long periodMicros) {
    this.pictureTrack = pictureTrack;
    this.soundTrack = soundTrack;
    this.periodMicros = periodMicros;
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    if (lastChunk >= 0 && chunk.index() != lastChunk + 1) {
      pictureDue = Long.MIN_VALUE;
      soundDue = Long.MIN_VALUE;
    }
    lastChunk = chunk.index();
    for (VideoFrame frame : chunk.frames()) {
      long time = frame.time().micros();
      if (pictureDue != Long.MIN_VALUE && time - pictureDue > periodMicros / 2) {
        Gap gap = new Gap(pictureDue, time);
        // Where a stream is joined, a decoder leaves out what follows the first key picture and
        // refers to pictures before it.
        if (pictureBefore || gap.micros() > LEADING_MICROS) {
          pictureGaps.add(gap);
        }
      }
      pictureBefore = pictureDue != Long.MIN_VALUE;
      pictureDue = time + periodMicros;
    }
    for (AudioBlock block : chunk.audio(soundTrack)) {
      add(block);
    }
    for (StreamEvent event : chunk.events()) {
      if (event.kind() == StreamEvent.Kind.TIMESTAMP_JUMP
          && event.micros() < 0
          && (event.streamIndex() == pictureTrack || event.streamIndex() == soundTrack)) {
        setBacks.add(event);
      } else if (event.kind() == StreamEvent.Kind.STREAM_RESUMED) {
        long back = event.time().micros();
        away.add(new Gap(back - event.micros(), back));
      }
    }
    ticks.add(chunk.range().start().micros());
    return settled(chunk.range().end().micros() - SETTLE_MICROS);
  }

  // A packet that strayed far ahead comes out of its order; it says nothing.
  private void add(AudioBlock block) {
    long time = block.time().micros();
    if (soundDue != Long.MIN_VALUE && time - soundDue > SOUND_JITTER_MICROS) {
      soundGaps.add(new Gap(soundDue, time));
    }
    soundDue = Math.max(soundDue, block.end().micros());
  }

  @Override
  public List<Measurement> flush() {
    return settled(Long.MAX_VALUE);
  }

  private List<Measurement> settled(long to) {
    List<Measurement> found = new ArrayList<>();
    for (StreamEvent event : setBacks) {
      if (event.time().micros() < to) {
        found.add(measured(event.time().micros(), periodMicros, event.micros()));
      }
    }
    for (Gap gap : pictureTrack >= 0 ? pictureGaps : soundGaps) {
      if (gap.comes() < to && isJump(gap)) {
        found.add(measured(gap.due(), gap.micros(), gap.micros()));
      }
    }
    found.sort(Comparator.comparing(Measurement::time));
    List<Measurement> out = new ArrayList<>();
    for (Measurement jump : found) {
      tell(jump.time().micros(), out);
      if (jump.time().micros() >= toldTo) {
        out.add(jump);
        toldTo = jump.time().micros() + jump.durationMicros();
        out.add(measured(toldTo, periodMicros, 0));
      }
    }
    // A stretch that is empty so far may turn out to be a gap.
    tell(Math.min(to, Math.max(pictureDue, soundDue)), out);
    pictureGaps.removeIf(gap -> gap.comes() < to);
    soundGaps.removeIf(gap -> gap.comes() < to - SETTLE_MICROS);
    setBacks.removeIf(event -> event.time().micros() < to - SETTLE_MICROS);
    away.removeIf(gap -> gap.comes() < to - SETTLE_MICROS);
    return out;
  }

  // Between jumps a zero each chunk says that somebody looked.
  private void tell(long to, List<Measurement> out) {
    while (!ticks.isEmpty() && ticks.getFirst() < to) {
      long tick = ticks.removeFirst();
      boolean inside =
          pictureGaps.stream().anyMatch(gap -> gap.due() <= tick && tick < gap.comes());
      if (tick >= toldTo && !inside) {
        out.add(measured(tick, periodMicros, 0));
        toldTo = tick + 1;
      }
    }
  }

  private boolean isJump(Gap gap) {
    boolean mended =
        setBacks.stream()
            .anyMatch(event -> Math.abs(event.time().micros() - gap.due()) < SETTLE_MICROS);
    // What was missed while a stream was away is no jump of its clock.
    if (mended || away.stream().anyMatch(gap::sharedWith)) {
      return false;
    }
    return pictureTrack >= 0 && soundTrack >= 0
        ? soundGaps.stream().anyMatch(gap::sharedWith)
        : gap.micros() >= ALONE_MICROS;
  }

  private static Measurement measured(long time, long duration, long micros) {
    return new Measurement(PtsGapDetectorFactory.JUMP, new MediaTime(time), duration, micros / 1e3);
  }
}
