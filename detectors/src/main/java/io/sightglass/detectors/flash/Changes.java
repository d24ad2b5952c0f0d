package io.sightglass.detectors.flash;

import io.sightglass.core.feature.PictureCells;

/**
 * What changed at one picture: 1 where a cell rose, −1 where it fell, and by how much.
 *
 * @param micros when
 * @param of by cell
 * @param steps size of each change, by cell
 * @param cells the picture
 */
@SuppressWarnings("ArrayRecordComponent")
record Changes(long micros, byte[] of, float[] steps, PictureCells cells) {

  /** Whether any cell changed in this direction. */
  boolean any(byte direction) {
    for (byte change : of) {
      if (change == direction) {
        return true;
      }
    }
    return false;
  }

  /**
   * Share (0–1) of the picture that a cell's change stands for. At the rim of what changed a cell
   * is covered in part: it counts by its step over the largest of its neighbours'.
   */
  double area(int cell) {
    int across = cells.across();
    int x = cell % across;
    float largest = 0;
    boolean rim = false;
    for (int side = 0; side < 4; side++) {
      int dx = side == 0 ? -1 : side == 1 ? 1 : 0;
      int dy = side == 2 ? -across : side == 3 ? across : 0;
      int other = cell + dx + dy;
      boolean inside = x + dx >= 0 && x + dx < across && other >= 0 && other < of.length;
      if (inside) {
        if (of[other] == of[cell]) {
          largest = Math.max(largest, steps[other]);
        } else {
          rim = true;
        }
      }
    }
    float area = cells.area()[cell];
    return rim && largest > steps[cell] ? area * steps[cell] / largest : area;
  }
}
