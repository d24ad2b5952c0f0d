package io.sightglass.core.feature;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.time.MediaTime;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over a track's sound yields, in hops of 10 ms (state crosses chunk borders: a hop
 * belongs to the chunk in which it ends). Arrays are {@code [channel][hop]}, full scale 1; null
 * where no detector asked.
 *
 * @param track the track
 * @param times start of each hop
 * @param hopSamples samples a hop
 * @param peak largest |x|
 * @param energy mean of x²
 * @param mean mean of x (DC)
 * @param zeros samples that are exactly zero
 * @param weighted mean of squares after K-weighting (BS.1770-5)
 * @param truePeak largest |x| four times oversampled (BS.1770-5 Annex 2)
 */
@SuppressWarnings("ArrayRecordComponent") // Shared by reference on purpose; read, never written.
public record AudioFeatures(
    AudioTrack track,
    MediaTime[] times,
    int hopSamples,
    float @Nullable [][] peak,
    double @Nullable [][] energy,
    double @Nullable [][] mean,
    int @Nullable [][] zeros,
    double @Nullable [][] weighted,
    float @Nullable [][] truePeak) {

  public int hops() {
    return times.length;
  }
}
