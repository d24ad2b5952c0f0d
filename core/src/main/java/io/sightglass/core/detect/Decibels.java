package io.sightglass.core.detect;

/** Levels in decibels of full scale; what is lower than {@link #FLOOR} reads as that. */
public final class Decibels {

  /** Stands for digital silence, whose level is −∞. */
  public static final double FLOOR = -120;

  private static final double FLOOR_POWER = 1e-12;

  private Decibels() {}

  /** The level of a mean square. */
  public static double ofPower(double power) {
    return power <= FLOOR_POWER ? FLOOR : 10 * Math.log10(power);
  }

  /** The level of an amplitude. */
  public static double ofAmplitude(double amplitude) {
    return ofPower(amplitude * amplitude);
  }
}
