package io.sightglass.core.feature;

/** What may be asked of the pass over sound. */
public enum SoundFeature implements Feature {
  /** Peak, energy and mean a channel and 10 ms hop. */
  AUDIO_LEVELS,
  /** Mean product of the first two channels a 10 ms hop: how far they are alike. */
  STEREO_PRODUCT,
  /** K-weighted energy a channel and 10 ms hop (ITU-R BS.1770-5). */
  K_WEIGHTED_ENERGY,
  /** True peak a channel and hop (ITU-R BS.1770-5 Annex 2, four times oversampled). */
  TRUE_PEAK
}
