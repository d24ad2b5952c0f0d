package io.sightglass.core.feature;

import io.sightglass.core.media.VideoFrame;
import org.jspecify.annotations.Nullable;

/** Compares each picture with the first one of the current run of near-identical pictures. */
final class HeldPicture implements PictureComputer<FrameDifference> {

  /**
   * The mean difference, as a share of full scale, past which a picture begins a run of its own:
   * the default of FFmpeg's freezedetect.
   */
  static final double RUN_MEAN = 0.001;

  private final PictureComparison comparison;
  // Null while the run has one picture only: it then is the previous one.
  private @Nullable VideoFrame held;

  HeldPicture(PassPlan plan) {
    comparison = new PictureComparison(plan.kernel());
  }

  @Override
  public @Nullable FrameDifference compute(PictureInput input) {
    VideoFrame previous = input.previous();
    if (previous == null) {
      close();
      return null;
    }
    FrameDifference difference =
        held == null
            ? input.get(FrameDifference.TO_PREVIOUS)
            : comparison.compare(held, input.frame());
    boolean goesOn = difference != null && difference.mean() <= RUN_MEAN;
    if (goesOn && held == null) {
      held = previous.retain();
    } else if (!goesOn) {
      close();
    }
    return difference;
  }

  @Override
  public void close() {
    if (held != null) {
      held.close();
      held = null;
    }
  }
}
