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
 * @param product mean of the first channel times the second, a hop; null where there is one channel
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
    float @Nullable [][] truePeak,
    double @Nullable [] product) {

  public int hops() {
    return times.length;
  }

  /** Length of a hop. */
  public long hopMicros() {
    return Math.round(hopSamples * 1e6 / track.sampleRate());
  }

  /** Mean square of a channel in a hop without its direct component. */
  public double alternating(int channel, int hop) {
    if (energy == null || mean == null) {
      throw new IllegalStateException("levels were not asked for");
    }
    double dc = mean[channel][hop];
    return Math.max(0, energy[channel][hop] - dc * dc);
  }
}
