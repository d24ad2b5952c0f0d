package io.sightglass.core.feature;

/** What a detector may ask the shared pass for. What nobody asks for is not computed. */
public enum Feature {
  /** {@link LumaStatistics} of each picture. */
  LUMA_STATISTICS,
  /** {@link FrameDifference} to the previous picture. */
  PREVIOUS_DIFFERENCE,
  /** {@link FrameDifference} to the first picture of a run of near-identical ones. */
  HELD_DIFFERENCE,
  /** Peak, energy and mean a channel and 10 ms hop. */
  AUDIO_LEVELS,
  /** K-weighted energy a channel and 10 ms hop (ITU-R BS.1770-5). */
  K_WEIGHTED_ENERGY,
  /** True peak a channel and hop (ITU-R BS.1770-5 Annex 2, four times oversampled). */
  TRUE_PEAK
}
