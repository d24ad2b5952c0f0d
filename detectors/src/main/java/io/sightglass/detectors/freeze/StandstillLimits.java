package io.sightglass.detectors.freeze;

/**
 * What counts as moving and as standing still. Differences are means over a 16×16 block, in 8-bit
 * codes a sample.
 *
 * @param movingArea smallest share of the picture that must have moved before: where hardly
 *     anything moves, a freeze can't be told from a pause
 * @param movingCodes median difference of the last pictures from which a block counts as moving
 * @param stillArea share of the blocks that must differ by less than half a code
 * @param stillCodes largest difference of any block of a picture that stands still
 * @param pulseCodes largest difference of any block where an encoder codes a standing picture anew,
 *     as it does at key pictures
 * @param tickerHeight largest share of the picture's height that a ticker may take
 */
record StandstillLimits(
    double movingArea,
    double movingCodes,
    double stillArea,
    double stillCodes,
    double pulseCodes,
    double tickerHeight) {

  /** A block stopped when it differs by no more than this share of what it did before. */
  static final double STOPPED_RATIO = 0.25;

  /** Runs in which less of the moving area stopped are not followed at all. */
  static final double STOPPED_LEAST = 0.7;

  /**
   * The standing picture itself must have been reached by ordinary motion: its median difference,
   * over that of the pictures before. Above it is a cut, which makes the picture a still; under it
   * motion had died down by itself.
   */
  static final double LAST_MOTION_LEAST = 0.2;

  static final double LAST_MOTION_MOST = 4;

  /** Share of its blocks that move in a ticker. */
  static final double TICKER_FILL = 0.25;

  /**
   * The hundredth of the blocks that moved most must have moved by this, or it was no motion but an
   * encoder that refined a standing picture: on slides at 200 kbit/s it reaches 2.2, in programmes
   * that froze 5 and more.
   */
  static final double STRONG_CODES = 3;

  static final int STRONG_RANK = 100;

  static final double QUIET_CODES = 0.5;

  /**
   * What stands for less is a repeat of the programme's own: animation at 8 pictures a second holds
   * each for 125 ms, a slow one on fours for 167 ms.
   */
  static final long SHORTEST_MICROS = 240_000;

  /** A pulse and the pictures that settle after it. */
  static final int PULSE_PICTURES = 3;

  /** Pictures that stand still between two pulses: key pictures are further apart. */
  static final int REST_PICTURES = 6;

  /** Spread of luma, from the 2nd to the 98th percentile, under which a picture is flat. */
  static final int FLAT_CODES = 8;
}
