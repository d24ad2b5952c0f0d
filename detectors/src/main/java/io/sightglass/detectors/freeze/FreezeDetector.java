package io.sightglass.detectors.freeze;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameDifference;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.LumaStatistics;
import io.sightglass.core.media.Chunk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a picture that froze from one that stands still by right. What froze was moving until its
 * last picture and stopped all at once; a slide was entered by a cut, and an actor who pauses slows
 * down first, or the scene goes on around him. A picture without content (black, one colour) says
 * nothing of motion and is never frozen.
 *
 * <p>Whether motion stopped is known one picture later, and whether for longer than a repeat {@link
 * StandstillLimits#SHORTEST_MICROS} later; so pictures wait until then.
 */
final class FreezeDetector implements Detector {

  private final StandstillLimits limits;
  private final MotionHistory history = new MotionHistory();
  private @Nullable Standstill standstill;
  private boolean lasting;
  private final Deque<FrameFeatures> waiting = new ArrayDeque<>();

  FreezeDetector(StandstillLimits limits) {
    this.limits = limits;
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> measurements = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      follow(frame);
      if (standstill == null) {
        // What waited stood for no longer than a repeat does.
        say(null, measurements);
      }
      waiting.addLast(frame);
      if (standstill != null && waited() >= StandstillLimits.SHORTEST_MICROS) {
        say(standstill, measurements);
        lasting = true;
      }
      FrameDifference held = frame.get(FrameDifference.TO_HELD);
      if (held != null) {
        measurements.add(measured(FreezeDetectorFactory.DIFFERENCE, frame, held.mean()));
        measurements.add(measured(FreezeDetectorFactory.BLOCK, frame, held.largestBlock() / 64.0));
      }
    }
    return measurements;
  }

  @Override
  public List<Measurement> flush() {
    List<Measurement> measurements = new ArrayList<>();
    say(null, measurements);
    return measurements;
  }

  private long waited() {
    FrameFeatures newest = waiting.getLast();
    return lasting
        ? Long.MAX_VALUE
        : newest.time().micros() + newest.durationMicros() - waiting.getFirst().time().micros();
  }

  private void say(@Nullable Standstill state, List<Measurement> measurements) {
    lasting = false;
    waiting.forEach(frame -> measurements.add(stopped(frame, state)));
    waiting.clear();
  }

  private void follow(FrameFeatures frame) {
    FrameDifference difference = frame.get(FrameDifference.TO_PREVIOUS);
    if (difference == null) {
      standstill = null;
      history.clear();
      return;
    }
    if (standstill != null && !standstill.goesOn(difference)) {
      standstill = null;
    } else if (standstill == null
        && history.covers(difference.blocks().length)
        && !flat(frame.get(LumaStatistics.FEATURE))) {
      standstill = Standstill.begin(difference, history, limits);
    }
    history.add(difference.blocks());
  }

  private static boolean flat(@Nullable LumaStatistics luma) {
    return luma != null
        && luma.percentile(0.98) - luma.percentile(0.02) < StandstillLimits.FLAT_CODES;
  }

  private static Measurement stopped(FrameFeatures frame, @Nullable Standstill standstill) {
    return measured(
        FreezeDetectorFactory.STOPPED, frame, standstill == null ? 0 : 100 * standstill.stopped());
  }

  private static Measurement measured(String metric, FrameFeatures frame, double value) {
    return new Measurement(metric, frame.time(), frame.durationMicros(), value);
  }
}
