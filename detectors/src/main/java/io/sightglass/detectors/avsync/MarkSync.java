package io.sightglass.detectors.avsync;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.LumaStatistics;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Sync by marks that a programme carries: white flashes at a steady beat, each with a beep of 1
 * kHz. Nothing is said until three flashes in a row have kept the beat and had a beep; then each is
 * said with the beep nearest to it.
 */
final class MarkSync {

  private static final int WHITE = 225;

  /** Share of the picture that turns white at once, and goes back within some pictures. */
  private static final double LEAST_AREA = 0.05;

  private static final int LONGEST_FLASH = 6;

  private static final long SHORTEST_BEAT_MICROS = 400_000;
  private static final long LONGEST_BEAT_MICROS = 10_000_000;

  private static final int LOCK = 3;

  /** How long a tone must last before it is told, and some interleave. */
  private static final long SETTLE_MICROS = 300_000;

  private final int soundTrack;
  private final long periodMicros;
  private final BeepFinder beepFinder = new BeepFinder();
  private final List<Long> beeps = new ArrayList<>();
  private final List<Long> flashes = new ArrayList<>();
  private final List<Measurement> held = new ArrayList<>();
  private double lastWhite = -1;
  private double darkWhite;
  private long risenAt = Long.MIN_VALUE;
  private int risenFor;
  private long lastFlash = Long.MIN_VALUE;
  private long beat;
  private int inBeat;

  MarkSync(int soundTrack, long periodMicros) {
    this.soundTrack = soundTrack;
    this.periodMicros = periodMicros;
  }

  List<Measurement> add(Chunk chunk, List<FrameFeatures> frames) {
    for (FrameFeatures frame : frames) {
      LumaStatistics luma = frame.get(LumaStatistics.FEATURE);
      if (luma != null) {
        look(frame.time().micros(), 1 - luma.shareAtOrUnder(WHITE - 1));
      }
    }
    for (AudioBlock block : chunk.audio(soundTrack)) {
      if (block.channels() > 0) {
        beeps.addAll(beepFinder.add(block));
      }
    }
    return settled(chunk.range().end().micros());
  }

  List<Measurement> finish() {
    return settled(Long.MAX_VALUE);
  }

  private void look(long time, double white) {
    if (risenAt != Long.MIN_VALUE) {
      risenFor++;
      if (white - darkWhite < LEAST_AREA / 4) {
        flashes.add(risenAt);
        risenAt = Long.MIN_VALUE;
      } else if (risenFor > LONGEST_FLASH) {
        risenAt = Long.MIN_VALUE;
      }
    } else if (lastWhite >= 0 && white - lastWhite >= LEAST_AREA) {
      risenAt = time;
      risenFor = 0;
      darkWhite = lastWhite;
    }
    lastWhite = white;
  }

  private List<Measurement> settled(long to) {
    List<Measurement> out = new ArrayList<>();
    for (Iterator<Long> i = flashes.iterator(); i.hasNext(); ) {
      long flash = i.next();
      long reach = Math.max(beat, SHORTEST_BEAT_MICROS) / 2 + SETTLE_MICROS;
      if (to != Long.MAX_VALUE && flash + reach >= to) {
        break;
      }
      i.remove();
      take(flash);
    }
    if (inBeat >= LOCK) {
      out.addAll(held);
      held.clear();
    }
    beeps.removeIf(beep -> to != Long.MAX_VALUE && beep < to - 2 * LONGEST_BEAT_MICROS);
    return out;
  }

  private void take(long flash) {
    long since = lastFlash == Long.MIN_VALUE ? 0 : flash - lastFlash;
    boolean keeps = beat > 0 && Math.abs(since - beat) <= 3 * periodMicros / 2;
    if (!keeps) {
      held.clear();
      inBeat = 0;
      beat = since >= SHORTEST_BEAT_MICROS && since <= LONGEST_BEAT_MICROS ? since : 0;
      if (beat > 0 && !mark(lastFlash)) {
        beat = 0;
      }
    }
    lastFlash = flash;
    if (beat > 0 && !mark(flash)) {
      held.clear();
      inBeat = 0;
    }
  }

  private boolean mark(long flash) {
    long nearest = Long.MAX_VALUE;
    for (long beep : beeps) {
      if (Math.abs(beep - flash) < Math.abs(nearest - flash)) {
        nearest = beep;
      }
    }
    if (nearest == Long.MAX_VALUE || Math.abs(nearest - flash) > beat / 2 + periodMicros) {
      return false;
    }
    inBeat++;
    held.add(
        new Measurement(
            AvSyncDetectorFactory.MARKS, new MediaTime(flash), beat, (nearest - flash) / 1e3));
    return true;
  }
}
