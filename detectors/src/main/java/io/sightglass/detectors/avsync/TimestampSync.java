package io.sightglass.detectors.avsync;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Sync as the timestamps tell it. Sound and pictures each have a clock of their own, their
 * timestamps against what was counted; where one leaves its line and the other does not, they part.
 * What is said is said two seconds late, so that a jump of both can be told from a jump of one.
 */
final class TimestampSync {

  /** Sound is interleaved with its pictures to within this; what is farther off has strayed. */
  private static final long SETTLE_MICROS = 2_000_000;

  private static final long TICK_MICROS = 100_000;

  /** Both clocks jump together: a splice, or a loss on the way, and no matter of sync. */
  private static final long COMMON_MICROS = 100_000;

  private static final long COMMON_DIFFERENCE_MICROS = 250_000;

  /** Two steps that cancel each other, to what rounding leaves. */
  private static final long CANCEL_MICROS = 3_000;

  private static final double MICROS_PER_MS = 1e3;

  /** What has crept in by a time: microseconds, and the slope where it is known. */
  private record Tick(long time, double crept, double ppm, boolean slopeKnown) {}

  private record Change(long time, double offset) {}

  private record Hole(long from, long micros) {}

  private final SoundClock sound = new SoundClock();
  private final PictureClock pictures;
  private final int soundTrack;
  private final int pictureTrack;
  private final boolean lateStartsOnly;
  private final List<SoundClock.SoundStep> soundSteps = new ArrayList<>();
  private final List<Step> pictureSteps = new ArrayList<>();
  private final List<Long> troubles = new ArrayList<>();
  private final List<Long> jumps = new ArrayList<>();
  private final Deque<Tick> ticks = new ArrayDeque<>();
  private final Deque<Change> changes = new ArrayDeque<>();
  private final Deque<Hole> holes = new ArrayDeque<>();
  private double offset;
  private double lastHole;
  private double told;
  private long nextTick = Long.MIN_VALUE;
  private double slope;
  private boolean slopeKnown;
  private long nextSlope;
  private long lastChunk = -1;
  private long nextSample;
  private double startOffset = Double.NaN;

  /**
   * @param lateStartsOnly in a stream that was joined, pictures wait for a key picture: sound that
   *     begins before them means nothing
   */
  TimestampSync(int soundTrack, int pictureTrack, FrameRate rate, boolean lateStartsOnly) {
    this.soundTrack = soundTrack;
    this.pictureTrack = pictureTrack;
    this.pictures = new PictureClock(rate);
    this.lateStartsOnly = lateStartsOnly;
  }

  List<Measurement> add(Chunk chunk) {
    if (lastChunk >= 0 && chunk.index() != lastChunk + 1) {
      sound.restart();
      pictures.restart();
    }
    lastChunk = chunk.index();
    chunk.events().forEach(this::note);
    for (VideoFrame frame : chunk.frames()) {
      Step step = pictures.add(frame.time().micros(), frame.number());
      if (step != null) {
        pictureSteps.add(step);
      }
    }
    for (AudioBlock block : chunk.audio(soundTrack)) {
      // A packet that strayed far ahead of the others comes when its time has come: too late.
      if (block.firstSample() >= nextSample) {
        nextSample = block.firstSample() + block.length();
        add(block);
      }
    }
    return settled(chunk.range().end().micros() - SETTLE_MICROS);
  }

  private void note(StreamEvent event) {
    switch (event.kind()) {
      case PACKET_CORRUPT, DECODE_ERROR -> {
        if (event.streamIndex() == soundTrack) {
          troubles.add(event.time().micros());
        }
      }
      case TIMESTAMP_JUMP -> {
        if (event.streamIndex() == pictureTrack || event.streamIndex() == soundTrack) {
          jumps.add(event.time().micros());
        }
      }
      default -> {}
    }
  }

  private void add(AudioBlock block) {
    if (block.firstSample() == 0) {
      startOffset = block.time().micros();
    }
    SoundClock.SoundStep step = sound.add(block);
    if (step != null) {
      soundSteps.add(step);
    }
    long time = block.time().micros();
    if (nextTick == Long.MIN_VALUE || time - nextTick > SETTLE_MICROS) {
      nextTick = time;
    }
    if (time >= nextTick) {
      if (time >= nextSlope) {
        lookAtSlope();
        nextSlope = time + 10 * TICK_MICROS;
      }
      double crept = sound.clock().crept() - pictures.clock().crept();
      ticks.add(new Tick(time, crept, slope, slopeKnown));
      nextTick += TICK_MICROS;
    }
  }

  private void lookAtSlope() {
    boolean soundKnown = sound.clock().lineMicros() >= CountedClock.SHORTEST_LINE_MICROS;
    boolean picturesKnown =
        !pictures.constant() || pictures.clock().lineMicros() >= CountedClock.SHORTEST_LINE_MICROS;
    slopeKnown = soundKnown && picturesKnown;
    if (slopeKnown) {
      slope = sound.clock().ppm() - (pictures.constant() ? pictures.clock().ppm() : 0);
    }
  }

  List<Measurement> finish() {
    return settled(Long.MAX_VALUE);
  }

  private List<Measurement> settled(long to) {
    judgeSteps(to);
    List<Measurement> out = new ArrayList<>();
    while (!holes.isEmpty() && holes.getFirst().from() < to) {
      Hole hole = holes.removeFirst();
      MediaTime from = new MediaTime(hole.from());
      double ms = hole.micros() / MICROS_PER_MS;
      out.add(new Measurement(AvSyncDetectorFactory.MISSING, from, hole.micros(), ms));
      out.add(
          new Measurement(AvSyncDetectorFactory.MISSING, from.plus(hole.micros()), TICK_MICROS, 0));
    }
    while (!ticks.isEmpty() && ticks.getFirst().time() < to) {
      tell(ticks.removeFirst(), out);
    }
    troubles.removeIf(time -> time < to - SETTLE_MICROS);
    jumps.removeIf(time -> time < to - SETTLE_MICROS);
    return out;
  }

  private void tell(Tick tick, List<Measurement> out) {
    while (!changes.isEmpty() && changes.getFirst().time() <= tick.time()) {
      Change change = changes.removeFirst();
      told = change.offset();
      out.add(measured(AvSyncDetectorFactory.OFFSET, change.time(), told + tick.crept()));
    }
    out.add(measured(AvSyncDetectorFactory.OFFSET, tick.time(), told + tick.crept()));
    boolean plausible = Math.abs(startOffset) <= SETTLE_MICROS;
    if (plausible && (startOffset >= 0 || !lateStartsOnly)) {
      out.add(measured(AvSyncDetectorFactory.START, tick.time(), startOffset));
    }
    if (tick.slopeKnown()) {
      out.add(
          new Measurement(
              AvSyncDetectorFactory.DRIFT, new MediaTime(tick.time()), TICK_MICROS, tick.ppm()));
    }
  }

  private static Measurement measured(String metric, long time, double micros) {
    return new Measurement(metric, new MediaTime(time), TICK_MICROS, micros / MICROS_PER_MS);
  }

  // In order of time, sound and pictures merged, as each builds on what was before.
  private void judgeSteps(long to) {
    soundSteps.sort(Comparator.comparingLong(s -> s.step().at()));
    while (true) {
      long soundAt = soundSteps.isEmpty() ? Long.MAX_VALUE : soundSteps.getFirst().step().at();
      long pictureAt = pictureSteps.isEmpty() ? Long.MAX_VALUE : pictureSteps.getFirst().at();
      long at = Math.min(soundAt, pictureAt);
      if (at >= to) {
        return;
      }
      if (soundAt <= pictureAt) {
        judge(soundSteps.removeFirst());
      } else {
        judge(pictureSteps.removeFirst());
      }
    }
  }

  private void judge(SoundClock.SoundStep found) {
    Step step = found.step();
    if (jumped(step)) {
      return;
    }
    if (Math.abs(step.micros()) > SETTLE_MICROS) {
      change(step.at(), 0);
      return;
    }
    for (Step other : pictureSteps) {
      if (common(step, other)) {
        pictureSteps.remove(other);
        change(step.at(), 0);
        return;
      }
    }
    if (Math.abs(offset + step.micros()) <= CANCEL_MICROS && offset != 0) {
      change(step.at(), 0);
    } else if (Math.abs(lastHole + step.micros()) <= CANCEL_MICROS && lastHole != 0) {
      // What looked like lost sound was put back: the timestamps had moved after all.
      lastHole = 0;
    } else if (step.micros() > 0 && lost(found)) {
      lastHole = step.micros();
      holes.add(new Hole(step.at(), step.micros()));
    } else {
      change(step.at(), offset + step.micros());
    }
  }

  private void judge(Step step) {
    if (jumped(step)) {
      return;
    }
    for (SoundClock.SoundStep other : soundSteps) {
      if (common(other.step(), step)) {
        soundSteps.remove(other);
        change(step.at(), 0);
        return;
      }
    }
    boolean missing = step.micros() > 0 && pictures.wholePeriods(step.micros());
    if (!missing) {
      double left = offset - step.micros();
      change(step.at(), Math.abs(left) <= CANCEL_MICROS ? 0 : left);
    }
  }

  private boolean lost(SoundClock.SoundStep found) {
    return switch (found.joint()) {
          case BREAKS -> true;
          case GOES_ON -> false;
          case UNKNOWN -> true;
        }
        || found.damaged()
        || found.wholeBlocks()
        || troubled(found.step());
  }

  private boolean troubled(Step step) {
    return troubles.stream().anyMatch(time -> near(time, step));
  }

  private boolean jumped(Step step) {
    return jumps.stream().anyMatch(time -> near(time, step));
  }

  private static boolean near(long time, Step step) {
    return time >= step.at() - SETTLE_MICROS / 2
        && time <= Math.max(step.at(), step.lands()) + SETTLE_MICROS / 2;
  }

  private static boolean common(Step a, Step b) {
    return Math.abs(a.at() - b.at()) <= SETTLE_MICROS
        && Math.abs(a.micros()) >= COMMON_MICROS
        && Math.abs(b.micros()) >= COMMON_MICROS
        && Math.abs(a.micros() - b.micros()) <= COMMON_DIFFERENCE_MICROS;
  }

  private void change(long time, double now) {
    offset = now;
    lastHole = 0;
    changes.add(new Change(time, now));
  }
}
