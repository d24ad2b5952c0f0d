package io.sightglass.detectors.tearing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the row at which a picture is torn: all along it the step from the row above is larger
 * than at the three rows on either side, and at the same row of the pictures before and after it is
 * not. Content that has such an edge keeps it; what moves has it elsewhere but not from side to
 * side. Holds scratch memory: one thread at a time.
 */
final class TearSearch {

  /** A row, and how far its step stands out in more than half of the stripes, in codes. */
  record Tear(int row, double codes) {}

  private static final int AROUND = 3;

  /** Rows at the top and bottom where no tear is looked for: edges of the coded picture. */
  private static final int MARGIN = 8;

  /** How many times what stands out in the neighbours counts against it. */
  private static final double NEIGHBOURS = 2;

  private final double[] stripes = new double[RowSteps.STRIPES];

  /** The strongest one; null where the pictures are of different sizes or too low. */
  @Nullable Tear strongest(RowSteps before, RowSteps now, RowSteps after) {
    if (before.rows() != now.rows()
        || after.rows() != now.rows()
        || now.rows() <= 2 * (MARGIN + AROUND)) {
      return null;
    }
    Tear best = new Tear(MARGIN, 0);
    for (int y = MARGIN; y < now.rows() - MARGIN; y++) {
      // Most rows are done with after a stripe or two.
      double codes = standsOut(before, now, after, y, best.codes());
      if (codes > best.codes()) {
        best = new Tear(y, codes);
      }
    }
    return best;
  }

  private double standsOut(RowSteps before, RowSteps now, RowSteps after, int y, double floor) {
    int under = 0;
    for (int s = 0; s < stripes.length; s++) {
      double here = excess(now, y, s);
      if (here > floor) {
        here -= NEIGHBOURS * Math.max(0, Math.max(excess(before, y, s), excess(after, y, s)));
      }
      stripes[s] = here;
      under += here <= floor ? 1 : 0;
      if (under >= stripes.length / 2) {
        return 0;
      }
    }
    Arrays.sort(stripes);
    // What more than half of them reach.
    return stripes[stripes.length / 2 - 1];
  }

  private static double excess(RowSteps steps, int y, int stripe) {
    int around = 0;
    for (int k = 1; k <= AROUND; k++) {
      around = Math.max(around, steps.sums()[(y - k) * RowSteps.STRIPES + stripe]);
      around = Math.max(around, steps.sums()[(y + k) * RowSteps.STRIPES + stripe]);
    }
    return (double) (steps.sums()[y * RowSteps.STRIPES + stripe] - around) / steps.columns();
  }
}
