package io.sightglass.detectors.click;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.time.MediaTime;
import java.util.List;

/**
 * Finds holes: sound that breaks off within a millisecond, is nothing, and is back within a
 * millisecond. A pause in speech or music fades at one end at least.
 */
final class Dropouts {

  /** Peak under which there is nothing: −70 dBFS. */
  private static final float NOTHING = 3.2e-4f;

  /** Peak that there has to be right before and after: −40 dBFS. */
  private static final float SOUND = 0.01f;

  private static final int LEAST_BINS = 2;
  private static final int MOST_BINS = Bursts.BINS_PER_SECOND;
  private static final long HEARTBEAT_MICROS = 1_000_000;
  private static final double MILLISECONDS_A_BIN = 1000.0 / Bursts.BINS_PER_SECOND;

  private final List<Measurement> out;
  private float last;
  private float lastButOne;
  private boolean inside;
  private int length;
  private MediaTime start = MediaTime.ZERO;
  private MediaTime end = MediaTime.ZERO;
  private int sinceEnd;
  private long saidMicros = Long.MIN_VALUE;

  Dropouts(List<Measurement> out) {
    this.out = out;
  }

  void add(MediaTime time, float peak) {
    if (sinceEnd > 0) {
      judge(peak);
    }
    if (peak < NOTHING) {
      if (!inside && Math.max(last, lastButOne) >= SOUND) {
        inside = true;
        length = 0;
        sinceEnd = 0;
        start = time;
      }
      length++;
      if (length > MOST_BINS) {
        inside = false;
      }
    } else if (inside) {
      inside = false;
      end = time;
      sinceEnd = 1;
      judge(peak);
    }
    lastButOne = last;
    last = peak;
    if (!inside && sinceEnd == 0 && time.micros() - HEARTBEAT_MICROS >= saidMicros) {
      say(time, HEARTBEAT_MICROS, 0);
    }
  }

  // The bin in which the sound comes back may hold little of it: the next one counts too.
  private void judge(float peak) {
    if (peak >= SOUND && length >= LEAST_BINS) {
      say(start, end.since(start), length * MILLISECONDS_A_BIN);
      say(end, HEARTBEAT_MICROS, 0);
      sinceEnd = 0;
    } else if (++sinceEnd > 3) {
      sinceEnd = 0;
    }
  }

  private void say(MediaTime time, long micros, double milliseconds) {
    out.add(new Measurement(ClickDetectorFactory.DROPOUT, time, micros, milliseconds));
    saidMicros = time.micros();
  }

  /** Sound that does not come back is no hole. */
  void finish() {
    inside = false;
  }
}
