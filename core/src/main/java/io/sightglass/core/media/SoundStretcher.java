package io.sightglass.core.media;

/**
 * Makes sound play faster or slower at its own pitch. One thread at a time.
 *
 * <p>From {@link #start} on, sample {@code k} of all that comes out is programme time {@code rate ×
 * k} samples after the first that went in; what comes out lags by some hundredths of a second.
 */
public interface SoundStretcher extends AutoCloseable {

  /** Slowest and fastest that keep speech intelligible, and that a stretcher must take. */
  double SLOWEST = 0.5;

  double FASTEST = 2;

  /**
   * Begins anew.
   *
   * @param rate programme seconds a second, {@link #SLOWEST} to {@link #FASTEST}
   */
  void start(double rate);

  /**
   * Takes a block; all blocks since the start have one rate and one number of channels.
   *
   * @return {@code [channel][sample]}, what is ready by now: perhaps no samples
   */
  float[][] stretch(AudioBlock block);

  @Override
  void close();
}
