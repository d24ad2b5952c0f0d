package io.sightglass.detectors.aspectchange;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ActivePicture;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameDifference;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the bars around the picture. New bars are believed where they stay for a while: the
 * smallest seen meanwhile, equal in most pictures, since a dark scene between narrower bars (or
 * none) changes from picture to picture; and only where something moves, since a film may show
 * stills of any shape. So each picture waits until that time has been seen. The programme's own
 * bars are those that it begins with, and later those that have stayed for long.
 */
final class AspectChangeDetector implements Detector {

  /** Share of the pictures, of those that are not black all over, that show exactly these bars. */
  private static final double AGREEMENT = 0.6;

  /** Mean difference to the picture before, in 8-bit codes, from which a picture moves. */
  private static final double MOVING = 0.05;

  private static final double CODES = 256;

  /** Share of the pictures that must move where a new shape is believed. */
  private static final double MOVING_SHARE = 0.5;

  private final long confirmMicros;
  private final long settleMicros;
  private final Deque<Picture> waiting = new ArrayDeque<>();
  private @Nullable Bars programme;
  private Bars now = Bars.NONE;
  private MediaTime since = MediaTime.ZERO;

  /** A picture and its bars; null where it tells nothing. */
  private record Picture(
      MediaTime time,
      long durationMicros,
      int width,
      int height,
      @Nullable Bars bars,
      boolean moving) {}

  /**
   * @param confirmMicros how long new bars must stay
   * @param settleMicros after how long they are the programme's own
   */
  AspectChangeDetector(long confirmMicros, long settleMicros) {
    this.confirmMicros = confirmMicros;
    this.settleMicros = settleMicros;
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      ActivePicture active = frame.get(ActivePicture.FEATURE);
      FrameDifference difference = frame.get(FrameDifference.TO_PREVIOUS);
      if (active == null) {
        continue;
      }
      waiting.add(
          new Picture(
              frame.time(),
              frame.durationMicros(),
              active.width(),
              active.height(),
              Bars.of(active),
              difference != null && difference.lumaMean() * CODES >= MOVING));
      while (waiting.getLast().time().since(waiting.getFirst().time()) >= confirmMicros) {
        release(true, out);
      }
    }
    return out;
  }

  @Override
  public List<Measurement> flush() {
    List<Measurement> out = new ArrayList<>();
    // What is left is too short to tell: it stays with what was before.
    boolean first = programme == null;
    while (!waiting.isEmpty()) {
      release(first, out);
      first = false;
    }
    return out;
  }

  private void release(boolean judge, List<Measurement> out) {
    Picture picture = waiting.getFirst();
    Bars bars = picture.bars();
    if (judge && bars != null && (programme == null || !bars.sameAs(now))) {
      Bars candidate = candidate();
      if (candidate != null && (programme == null || !candidate.sameAs(now))) {
        now = candidate;
        since = picture.time();
        programme = programme == null ? candidate : programme;
      }
    }
    if (programme != null && picture.time().since(since) >= settleMicros) {
      programme = now;
    }
    waiting.removeFirst();
    measure(picture, out);
  }

  /** The bars that the waiting pictures agree on, the first one among them; null where none. */
  private @Nullable Bars candidate() {
    Bars smallest = null;
    int seen = 0;
    for (Picture picture : waiting) {
      Bars bars = picture.bars();
      if (bars != null) {
        smallest = smallest == null ? bars : smallest.smaller(bars);
        seen++;
      }
    }
    if (smallest == null) {
      return null;
    }
    int agreeing = 0;
    for (Picture picture : waiting) {
      Bars bars = picture.bars();
      if (bars != null && bars.symmetric() && bars.sameAs(smallest)) {
        agreeing++;
      }
    }
    boolean own = programme != null && smallest.sameAs(programme);
    return agreeing >= AGREEMENT * seen && (own || moving()) ? smallest : null;
  }

  private boolean moving() {
    long moving = waiting.stream().filter(Picture::moving).count();
    return moving >= MOVING_SHARE * waiting.size();
  }

  private void measure(Picture picture, List<Measurement> out) {
    Bars own = programme == null ? now : programme;
    out.add(
        new Measurement(
            AspectChangeDetectorFactory.CHANGED,
            picture.time(),
            picture.durationMicros(),
            now.sameAs(own) ? 0 : 1));
    out.add(
        new Measurement(
            AspectChangeDetectorFactory.BARS,
            picture.time(),
            picture.durationMicros(),
            now.covered(picture.width(), picture.height())));
  }
}
