package io.sightglass.core.feature;

import io.sightglass.core.media.VideoFrame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pass over pictures. Keeps a handle of its own on the previous picture and on the first one of
 * the current run of near-identical pictures.
 */
final class PicturePass implements AutoCloseable {

  /**
   * The mean difference, as a share of full scale, past which a picture begins a run of its own:
   * the default of FFmpeg's freezedetect.
   */
  static final double RUN_MEAN = 0.001;

  private final boolean statistics;
  private final boolean toPrevious;
  private final boolean toHeld;
  private final LumaHistogram histogram = new LumaHistogram();
  private final PictureComparison comparison;
  private @Nullable VideoFrame previous;
  // Null while the run has one picture only: it then is the previous one.
  private @Nullable VideoFrame held;

  PicturePass(Set<Feature> features, PlaneKernel kernel) {
    statistics = features.contains(Feature.LUMA_STATISTICS);
    toPrevious = features.contains(Feature.PREVIOUS_DIFFERENCE);
    toHeld = features.contains(Feature.HELD_DIFFERENCE);
    comparison = new PictureComparison(kernel);
  }

  FrameFeatures features(VideoFrame frame) {
    LumaStatistics luma = statistics ? histogram.of(frame) : null;
    FrameDifference previousDifference = null;
    FrameDifference heldDifference = null;
    if (toPrevious || (toHeld && held == null)) {
      previousDifference = comparison.compare(previous, frame);
    }
    if (toHeld) {
      heldDifference = held == null ? previousDifference : comparison.compare(held, frame);
    }
    remember(frame, heldDifference);
    return new FrameFeatures(
        frame.time(),
        frame.durationMicros(),
        frame.number(),
        frame.pictureType(),
        frame.keyFrame(),
        frame.flags(),
        luma,
        toPrevious ? previousDifference : null,
        heldDifference);
  }

  private void remember(VideoFrame frame, @Nullable FrameDifference difference) {
    if (toHeld) {
      boolean goesOn = difference != null && difference.mean() <= RUN_MEAN;
      if (goesOn && held == null) {
        held = previous;
        previous = null;
      } else if (!goesOn && held != null) {
        held.close();
        held = null;
      }
    }
    if (previous != null) {
      previous.close();
      previous = null;
    }
    // While a run goes on and nobody asks for the previous picture, the held one is enough.
    if (toPrevious || (toHeld && held == null)) {
      previous = frame.retain();
    }
  }

  @Override
  public void close() {
    if (previous != null) {
      previous.close();
      previous = null;
    }
    if (held != null) {
      held.close();
      held = null;
    }
  }
}
