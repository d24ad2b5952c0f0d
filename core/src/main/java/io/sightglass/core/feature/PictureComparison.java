package io.sightglass.core.feature;

import io.sightglass.core.media.VideoFrame;

/** Measures how two pictures differ. Holds scratch memory: one thread at a time. */
final class PictureComparison {

  private final PlaneKernel kernel;
  private int[] differences = {};

  PictureComparison(PlaneKernel kernel) {
    this.kernel = kernel;
  }

  /** The difference of two pictures of one size and format. */
  FrameDifference compare(VideoFrame reference, VideoFrame frame) {
    DifferenceBuilder builder = new DifferenceBuilder(frame.format().bitDepth());
    for (int p = 0; p < frame.format().planes(); p++) {
      Plane plane = Plane.of(frame, p);
      int blocks = plane.blocksAcross() * plane.blocksDown();
      if (differences.length < blocks) {
        differences = new int[blocks];
      }
      kernel.blockDifferences(Plane.of(reference, p), plane, differences);
      builder.add(plane, differences);
    }
    return builder.build();
  }
}
