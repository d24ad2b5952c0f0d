package io.sightglass.core.media;

/**
 * Whether a sample's R, G and B are within what EBU R 103 allows, for the matrix and the range of
 * one stream, in whole numbers.
 */
public final class RgbRange {

  /** −5 % and 105 % in 8-bit codes. */
  public static final int LOW = 5;

  public static final int HIGH = 246;

  /** Rows under which a stream that is silent of its matrix is taken for standard definition. */
  private static final int HIGH_DEFINITION = 720;

  /** The most with which no sum of 16-bit codes, less a limit, passes an int. */
  private static final int FRACTION = 1 << 14;

  private final int black;
  private final int middle;
  private final int scale;
  private final int redOfCr;
  private final int greenOfCb;
  private final int greenOfCr;
  private final int blueOfCb;
  private final int low;
  private final int high;

  private RgbRange(double kr, double kb, boolean full, int bitDepth) {
    int unit = 1 << (bitDepth - 8);
    double kg = 1 - kr - kb;
    // All in codes of limited range: 219 to the height of luma, 224 to the width of colour.
    double ofLuma = full ? 219.0 / 255 : 1;
    double ofColour = full ? 219.0 / 255 : 219.0 / 224;
    black = full ? 0 : 16 * unit;
    middle = 128 * unit;
    scale = fixed(ofLuma);
    redOfCr = fixed(2 * (1 - kr) * ofColour);
    blueOfCb = fixed(2 * (1 - kb) * ofColour);
    greenOfCb = fixed(-2 * kb * (1 - kb) / kg * ofColour);
    greenOfCr = fixed(-2 * kr * (1 - kr) / kg * ofColour);
    low = (LOW - 16) * unit * FRACTION - FRACTION / 2;
    high = (HIGH - 16) * unit * FRACTION + FRACTION / 2;
  }

  private static int fixed(double value) {
    return (int) Math.round(value * FRACTION);
  }

  /** The range of a stream; one that names no matrix is taken for what its height suggests. */
  public static RgbRange of(Colour colour, int height, int bitDepth) {
    return switch (colour.matrix()) {
      case "smpte170m", "bt470bg", "fcc" -> rec601(colour, bitDepth);
      case "bt2020nc", "bt2020c" -> new RgbRange(0.2627, 0.0593, colour.fullRange(), bitDepth);
      case "unknown", "unspecified" ->
          height < HIGH_DEFINITION ? rec601(colour, bitDepth) : rec709(colour, bitDepth);
      default -> rec709(colour, bitDepth);
    };
  }

  private static RgbRange rec601(Colour colour, int bitDepth) {
    return new RgbRange(0.299, 0.114, colour.fullRange(), bitDepth);
  }

  private static RgbRange rec709(Colour colour, int bitDepth) {
    return new RgbRange(0.2126, 0.0722, colour.fullRange(), bitDepth);
  }

  /** Whether all three are within, to half a code: as they would be rounded. */
  public boolean holds(int luma, int cb, int cr) {
    int y = (luma - black) * scale;
    int u = cb - middle;
    int v = cr - middle;
    return within(y + v * redOfCr)
        && within(y + u * greenOfCb + v * greenOfCr)
        && within(y + u * blueOfCb);
  }

  /**
   * How many of {@code count} samples {@link #holds} says no to. Without branches, for loops over
   * many.
   */
  public int outside(int[] luma, int[] cb, int[] cr, int count) {
    int outside = 0;
    for (int i = 0; i < count; i++) {
      int y = (luma[i] - black) * scale;
      int u = cb[i] - middle;
      int v = cr[i] - middle;
      int red = y + v * redOfCr;
      int green = y + u * greenOfCb + v * greenOfCr;
      int blue = y + u * blueOfCb;
      // The sign of any distance to a limit.
      outside +=
          (red - low | high - red | green - low | high - green | blue - low | high - blue) >>> 31;
    }
    return outside;
  }

  private boolean within(int value) {
    return value >= low && value <= high;
  }
}
