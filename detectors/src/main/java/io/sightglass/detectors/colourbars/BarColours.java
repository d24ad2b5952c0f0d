package io.sightglass.detectors.colourbars;

/**
 * Codes (8 bits, limited range) of yellow, cyan, green, magenta, red and blue bars, in their order
 * from left to right, after ITU-R BT.471 and SMPTE EG 1 and RP 219.
 */
final class BarColours {

  /** Bars between white and black. */
  static final int COLOURS = 6;

  private static final int[][][] TABLES = {
    // BT.601, 75 %
    {{162, 44, 142}, {131, 156, 44}, {112, 72, 58}, {84, 184, 198}, {65, 100, 212}, {35, 212, 114}},
    // BT.709, 75 %
    {{168, 44, 136}, {145, 147, 44}, {133, 63, 52}, {63, 193, 204}, {51, 109, 212}, {28, 212, 120}},
    // BT.601, 100 %
    {{210, 16, 146}, {170, 166, 16}, {145, 54, 34}, {106, 202, 222}, {81, 90, 240}, {41, 240, 110}},
    // BT.709, 100 %
    {{219, 16, 138}, {188, 154, 16}, {173, 42, 26}, {78, 214, 230}, {63, 102, 240}, {32, 240, 118}},
  };

  private BarColours() {}

  /** How many tables there are. */
  static int tables() {
    return TABLES.length;
  }

  /** Whether a colour is the {@code bar}-th of a table, give or take {@code slack} codes. */
  static boolean matches(int table, int bar, double y, double cb, double cr, double slack) {
    int[] codes = TABLES[table][bar];
    return Math.abs(y - codes[0]) <= slack
        && Math.abs(cb - codes[1]) <= slack
        && Math.abs(cr - codes[2]) <= slack;
  }
}
