package io.sightglass.detectors.context;

import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds fades: runs of pictures whose contrast (the standard deviation of luma) rises out of, or
 * falls into, a flat picture, steadily. A dissolve never is flat, a cut takes one step. What a
 * picture is part of is known when its run ends. Belongs to one detector: one thread at a time.
 */
final class Fades {

  /** Takes pictures in order: 1 in a fade in, −1 in a fade out, else 0. */
  @FunctionalInterface
  interface Sink {
    void accept(MediaTime time, long durationMicros, int fade);
  }

  /** Codes under which a picture is flat. */
  private static final double FLAT = 3;

  /** How many times the flat end's contrast the other end has. */
  private static final double LEAST_RATIO = 3;

  /** Codes by which coding may ripple against the direction. */
  private static final double RIPPLE = 0.3;

  private static final int FEWEST = 6;

  /** Of the whole change, the most that one picture may take: else it is a cut. */
  private static final double STEEPEST = 0.6;

  /** Pictures after which a run that goes on is no fade. */
  private static final int LONGEST = 500;

  private record Picture(MediaTime time, long durationMicros, double contrast) {}

  private final Deque<Picture> run = new ArrayDeque<>();
  private final Sink sink;
  // 0 while the run has no direction yet.
  private int direction;

  Fades(Sink sink) {
    this.sink = sink;
  }

  /** The next picture and its contrast in 8-bit codes. */
  void add(MediaTime time, long durationMicros, double contrast) {
    Picture picture = new Picture(time, durationMicros, contrast);
    if (!run.isEmpty()) {
      double change = contrast - run.getLast().contrast();
      int now = change > RIPPLE ? 1 : change < -RIPPLE ? -1 : 0;
      if (direction == 0 && now != 0) {
        // What stood still before is no part of it but its last picture.
        Picture last = run.removeLast();
        sayAll(0);
        run.addLast(last);
        direction = now;
      } else if (now != direction || run.size() >= LONGEST) {
        end();
        direction = now;
      }
    }
    run.addLast(picture);
    if (direction == 0 && run.size() > 1) {
      Picture last = run.removeLast();
      sayAll(0);
      run.addLast(last);
    }
  }

  /** No picture follows. */
  void flush() {
    if (!run.isEmpty()) {
      end();
      sayAll(0);
    }
  }

  // The last picture of a run is the first of the next one as well.
  private void end() {
    Picture last = run.getLast();
    int fade = fade();
    run.removeLast();
    sayAll(fade);
    run.addLast(last);
    direction = 0;
  }

  private int fade() {
    double first = run.getFirst().contrast();
    double last = run.getLast().contrast();
    double low = Math.min(first, last);
    double high = Math.max(first, last);
    if (run.size() < FEWEST || low > FLAT || high < LEAST_RATIO * Math.max(1, low)) {
      return 0;
    }
    double steepest = 0;
    double before = first;
    for (Picture picture : run) {
      steepest = Math.max(steepest, Math.abs(picture.contrast() - before));
      before = picture.contrast();
    }
    return steepest > STEEPEST * (high - low) ? 0 : direction;
  }

  private void sayAll(int fade) {
    for (Picture picture : run) {
      sink.accept(picture.time(), picture.durationMicros(), fade);
    }
    run.clear();
  }
}
