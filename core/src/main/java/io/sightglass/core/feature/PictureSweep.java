package io.sightglass.core.feature;

import io.sightglass.core.feature.PictureFeature.Cost;
import io.sightglass.core.media.VideoFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one sweep over all samples of a picture and of the one before it, from which block sums and
 * differences are taken; it computes those of the two that are wanted.
 */
final class PictureSweep implements PictureComputer<PictureSweep.Result> {

  static final PictureFeature<Result> FEATURE =
      new PictureFeature<>("sweep", Cost.SWEEP, List.of(), PictureSweep::new);

  /** What came of it; null where it was not wanted, or there is no previous picture. */
  record Result(@Nullable BlockSums sums, @Nullable FrameDifference difference) {}

  private final PlaneKernel kernel;
  private final PictureComparison comparison;
  private final boolean sums;
  private int[] differencesOfPlane = {};

  PictureSweep(PassPlan plan) {
    kernel = plan.kernel();
    comparison = new PictureComparison(kernel);
    sums = plan.wants(BlockSums.FEATURE);
  }

  static @Nullable BlockSums sumsOf(PictureInput input) {
    Result result = input.get(FEATURE);
    return result == null ? null : result.sums();
  }

  static @Nullable FrameDifference differenceOf(PictureInput input) {
    Result result = input.get(FEATURE);
    return result == null ? null : result.difference();
  }

  @Override
  public Result compute(PictureInput input) {
    VideoFrame previous = input.previous();
    VideoFrame frame = input.frame();
    if (sums) {
      return both(previous, frame);
    }
    return new Result(null, previous == null ? null : comparison.compare(previous, frame));
  }

  // A first picture is compared with itself, which yields its sums.
  private Result both(@Nullable VideoFrame previous, VideoFrame frame) {
    VideoFrame reference = previous == null ? frame : previous;
    DifferenceBuilder difference = new DifferenceBuilder(frame.format().bitDepth());
    List<BlockSums.PlaneBlocks> planes = new ArrayList<>();
    for (int p = 0; p < frame.format().planes(); p++) {
      Plane plane = Plane.of(frame, p);
      int blocks = plane.blocksAcross() * plane.blocksDown();
      if (differencesOfPlane.length < blocks) {
        differencesOfPlane = new int[blocks];
      }
      int[] sumsOfPlane = new int[blocks];
      kernel.blockSweep(plane, Plane.of(reference, p), sumsOfPlane, differencesOfPlane);
      difference.add(plane, differencesOfPlane);
      planes.add(
          new BlockSums.PlaneBlocks(
              plane.width(),
              plane.height(),
              plane.blocksAcross(),
              plane.blocksDown(),
              frame.format().bitDepth(),
              sumsOfPlane));
    }
    return new Result(
        new BlockSums(frame.format(), frame.colour(), planes),
        previous == null ? null : difference.build());
  }
}
