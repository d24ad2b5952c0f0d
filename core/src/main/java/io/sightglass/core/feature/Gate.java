package io.sightglass.core.feature;

/**
 * Which pictures a feature is computed of. It goes by presentation time, so that chunks make no
 * difference.
 *
 * @param perSecond pictures a second at most; infinite for all
 */
public record Gate(double perSecond) {

  public static final Gate EVERY_PICTURE = new Gate(Double.POSITIVE_INFINITY);

  /** The first picture of each n-th of a second. */
  public static Gate perSecond(double n) {
    return new Gate(n);
  }

  /** Which n-th of a second {@code micros} lies in; a picture in a new one is computed. */
  long slot(long micros) {
    return (long) Math.floor(micros * perSecond / 1e6);
  }

  boolean everyPicture() {
    return Double.isInfinite(perSecond);
  }
}
