package io.sightglass.detectors.flash;

/**
 * Follows one value of each cell and counts its changes up and down. A change counts where the
 * value has moved far enough from the extreme since the last one, so that a ripple, or a small step
 * against it, begins nothing anew. Where a cell has not changed for a second, what it did before is
 * forgotten: the next change may go either way.
 */
final class Zigzag {

  /** Whether a move from one value to another is a change. */
  @FunctionalInterface
  interface Change {
    boolean counts(float from, float to);
  }

  private static final long MEMORY = 1_000_000;

  private final Change change;
  private final float[] lowest;
  private final float[] highest;
  // Direction of the last change, 0 before the first.
  private final byte[] direction;
  private final long[] changed;
  private boolean begun;

  Zigzag(int cells, Change change) {
    this.change = change;
    this.lowest = new float[cells];
    this.highest = new float[cells];
    this.direction = new byte[cells];
    this.changed = new long[cells];
  }

  /**
   * The next picture.
   *
   * @param micros its time
   * @param values by cell
   * @param changes filled with 1 where a cell rose, −1 where it fell, 0 elsewhere
   * @param steps filled with how far those that changed moved
   */
  void next(long micros, float[] values, byte[] changes, float[] steps) {
    if (!begun) {
      begun = true;
      System.arraycopy(values, 0, lowest, 0, values.length);
      System.arraycopy(values, 0, highest, 0, values.length);
      java.util.Arrays.fill(changes, (byte) 0);
      return;
    }
    for (int c = 0; c < values.length; c++) {
      if (direction[c] != 0 && micros - changed[c] > MEMORY) {
        direction[c] = 0;
      }
      changes[c] = next(c, values[c], steps);
      if (changes[c] != 0) {
        changed[c] = micros;
      }
    }
  }

  private byte next(int c, float value, float[] steps) {
    lowest[c] = Math.min(lowest[c], value);
    highest[c] = Math.max(highest[c], value);
    boolean rises = direction[c] <= 0 && value > lowest[c] && change.counts(lowest[c], value);
    boolean falls = direction[c] >= 0 && value < highest[c] && change.counts(highest[c], value);
    if (!rises && !falls) {
      return 0;
    }
    direction[c] = (byte) (rises ? 1 : -1);
    steps[c] = rises ? value - lowest[c] : highest[c] - value;
    lowest[c] = value;
    highest[c] = value;
    return direction[c];
  }
}
