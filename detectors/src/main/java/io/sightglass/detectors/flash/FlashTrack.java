package io.sightglass.detectors.flash;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds pictures back for as long as they may still turn out to be part of a flashing, and then
 * says of each how much of the picture flashed.
 */
final class FlashTrack {

  /** Seven changes take a second at most, and the last one is known a picture later. */
  private static final long HOLD = 1_300_000;

  private final String metric;
  private final double limit;
  private final Deque<Held> held = new ArrayDeque<>();

  private final Deque<FlashCounter.State> stretches = new ArrayDeque<>();

  private record Held(long micros, long durationMicros) {}

  FlashTrack(String metric, double limit) {
    this.metric = metric;
    this.limit = limit;
  }

  void add(long micros, long duration) {
    held.add(new Held(micros, duration));
  }

  /** Notes what flashed, and yields the pictures of which no more can become known. */
  void take(FlashCounter.@Nullable State state, List<Measurement> out) {
    if (state == null) {
      return;
    }
    if (state.area() > limit) {
      stretches.add(state);
    }
    while (!held.isEmpty() && state.micros() - held.getFirst().micros() > HOLD) {
      release(out);
    }
  }

  void flush(List<Measurement> out) {
    while (!held.isEmpty()) {
      release(out);
    }
  }

  private void release(List<Measurement> out) {
    Held picture = held.removeFirst();
    stretches.removeIf(stretch -> stretch.until() <= picture.micros());
    double area = 0;
    for (FlashCounter.State stretch : stretches) {
      if (stretch.since() <= picture.micros()) {
        area = Math.max(area, stretch.area());
      }
    }
    out.add(
        new Measurement(
            metric, new MediaTime(picture.micros()), picture.durationMicros(), 100 * area));
  }
}
