package io.sightglass.detectors.context;

import io.sightglass.core.feature.Gate;
import io.sightglass.core.feature.PictureFeature;
import io.sightglass.core.feature.PictureFeature.Cost;
import java.util.List;

/**
 * Spatial and temporal information of a picture (ITU-T P.910, 7.1 and 7.2), luma on the scale of 0
 * to 255 with black at 0: limited range is stretched, as FFmpeg's siti does it.
 *
 * @param spatial standard deviation of the Sobel-filtered picture
 * @param temporal standard deviation of its difference from the one before
 */
record SpatioTemporal(double spatial, double temporal) {

  /** Pictures a second that it is taken of. */
  static final int PER_SECOND = 2;

  /** Of pictures of at least 3×3 samples that have one before them. */
  static final PictureFeature<SpatioTemporal> FEATURE =
      new PictureFeature<>(
          "spatio-temporal",
          Cost.LIGHT,
          Gate.perSecond(PER_SECOND),
          List.of(),
          plan -> new SpatioTemporalComputer());
}
