package io.sightglass.desktop.player;

/** Speeds that the shuttle keys go through. */
final class Shuttle {

  private static final double FASTEST = 8;
  private static final double SLOWEST = 0.25;

  private Shuttle() {}

  /** After the forward key: normal speed, then twice as fast each time. */
  static double forward(boolean playing, double rate) {
    return !playing || rate < 0 ? 1 : Math.min(FASTEST, Math.max(1, rate * 2));
  }

  /** After the backward key. */
  static double backward(boolean playing, double rate) {
    return -forward(playing, -rate);
  }

  /** The next faster speed in the direction of {@code rate}. */
  static double faster(double rate) {
    return Math.copySign(Math.min(FASTEST, Math.abs(rate) * 2), rate);
  }

  /** The next slower speed in the direction of {@code rate}. */
  static double slower(double rate) {
    return Math.copySign(Math.max(SLOWEST, Math.abs(rate) / 2), rate);
  }
}
