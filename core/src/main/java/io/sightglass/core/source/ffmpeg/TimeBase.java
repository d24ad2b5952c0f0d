package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_rescale;

import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * A stream's clock: ticks of {@code numerator/denominator} seconds.
 *
 * @param numerator positive
 * @param denominator positive
 */
record TimeBase(int numerator, int denominator) {

  static TimeBase of(AVRational rational) {
    return new TimeBase(rational.num(), rational.den());
  }

  /** In FFmpeg's own form, to be closed by the caller. */
  AVRational rational() {
    return new AVRational().num(numerator).den(denominator);
  }

  /** Microseconds, rounded to the nearest. */
  long micros(long ticks) {
    return av_rescale(ticks, 1_000_000L * numerator, denominator);
  }

  /** Ticks, rounded to the nearest. */
  long ticks(long micros) {
    return av_rescale(micros, denominator, 1_000_000L * numerator);
  }
}
