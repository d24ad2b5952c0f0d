package io.sightglass.desktop.graph;

import java.util.Locale;

/** Values as text, as short as they can be told apart on screen. */
final class Numbers {

  private static final double LARGE = 1e6;

  private Numbers() {}

  static String text(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < LARGE) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    if (size >= LARGE || size < 0.001) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int decimals = size >= 100 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** {@code value} rounded to what a pixel of {@code perPixel} can mean. */
  static double rounded(double value, double perPixel) {
    double step = Math.pow(10, Math.floor(Math.log10(Math.max(perPixel, 1e-12))));
    double rounded = Math.rint(value / step) * step;
    // Leaves no digits that come from the multiplication alone.
    return step >= 1 ? Math.rint(rounded) : Math.rint(rounded * 1e9) / 1e9;
  }
}
