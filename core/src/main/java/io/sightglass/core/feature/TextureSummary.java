package io.sightglass.core.feature;

import static io.sightglass.core.feature.TextureKernel.BETWEEN_PAIRS;
import static io.sightglass.core.feature.TextureKernel.CELL;
import static io.sightglass.core.feature.TextureKernel.CHANGE;
import static io.sightglass.core.feature.TextureKernel.LAPLACIAN;
import static io.sightglass.core.feature.TextureKernel.LARGEST;
import static io.sightglass.core.feature.TextureKernel.SMALLEST;
import static io.sightglass.core.feature.TextureKernel.STEEPEST;
import static io.sightglass.core.feature.TextureKernel.SUM;
import static io.sightglass.core.feature.TextureKernel.WITHIN_FIELDS;
import static io.sightglass.core.feature.TextureKernel.WITHIN_PAIRS;

import java.util.Arrays;

/** Gathers the cells of one picture, and then of the next. Used by one thread. */
final class TextureSummary {

  /** Codes a sample that neighbouring lines must differ by in a combed cell. */
  private static final int COMB_CODES = 4;

  /** Codes a sample that a cell must have changed by: at rest, combs are content. */
  private static final int MOVED_CODES = 2;

  /** Codes that a cell must span to hold an edge. */
  private static final int EDGE_SPAN = 30;

  /** Mean code under which a cell is black: letterbox and fades hold no noise. */
  private static final int BLACK = 20;

  private static final double SHARPEST = 0.1;
  private static final double SMOOTHEST = 0.2;

  /** Share of the cells that must be left to take a noise from. */
  private static final double LEAST_FOR_NOISE = 0.05;

  /** Widths are counted in sixteenths of a sample. */
  private static final int WIDTH_STEPS = 16;

  private static final int WIDTH_CLASSES = 64 * WIDTH_STEPS;

  /** Sums of the mask are counted in eights: σ in steps of 0.05. */
  private static final int MASK_STEP = 8;

  private static final int MASK_CLASSES = 8192;

  private final int[] widths = new int[WIDTH_CLASSES];
  private final int[] masks = new int[MASK_CLASSES];
  private short[] columnSteps = {};
  private int cells;
  private int combed;
  private int edged;
  private int noisy;
  private long withinPairs;
  private long betweenPairs;
  private long weaveAsTop;
  private long weaveAsBottom;
  private long layoutChange;

  /** Forgets the last picture; the next is so wide. */
  void begin(int width) {
    Arrays.fill(widths, 0);
    Arrays.fill(masks, 0);
    if (columnSteps.length == width) {
      Arrays.fill(columnSteps, (short) 0);
    } else {
      columnSteps = new short[width];
    }
    cells = 0;
    combed = 0;
    edged = 0;
    noisy = 0;
    withinPairs = 0;
    betweenPairs = 0;
    weaveAsTop = 0;
    weaveAsBottom = 0;
    layoutChange = 0;
  }

  short[] columnSteps() {
    return columnSteps;
  }

  /**
   * Adds the cell whose numbers begin at {@code n}.
   *
   * @param sumBefore its {@link TextureKernel#SUM} in the previous picture
   */
  void add(int[] numbers, int n, int sumBefore) {
    cells++;
    int within = numbers[n + WITHIN_PAIRS];
    int between = numbers[n + BETWEEN_PAIRS];
    withinPairs += within;
    betweenPairs += between;
    layoutChange += Math.abs(numbers[n + SUM] - sumBefore);
    int lines = Math.min(within, between);
    if (lines > COMB_CODES * 2 * CELL
        && lines * 10L > numbers[n + WITHIN_FIELDS] * 13L
        && numbers[n + CHANGE] > MOVED_CODES * CELL) {
      combed++;
    }
    int span = numbers[n + LARGEST] - numbers[n + SMALLEST];
    if (span > EDGE_SPAN) {
      edged++;
      int width = span * WIDTH_STEPS / Math.max(1, numbers[n + STEEPEST]);
      widths[Math.min(WIDTH_CLASSES - 1, width)]++;
    }
    if (numbers[n + LAPLACIAN] > 0 && numbers[n + SUM] >= BLACK * CELL) {
      noisy++;
      masks[Math.min(MASK_CLASSES - 1, numbers[n + LAPLACIAN] / MASK_STEP)]++;
    }
  }

  void addWeave(long packed) {
    weaveAsTop += packed >>> 32;
    weaveAsBottom += packed & 0xFFFF_FFFFL;
  }

  Texture texture() {
    return new Texture(
        cells,
        (double) combed / cells,
        weaveAsTop,
        weaveAsBottom,
        withinPairs == 0 ? 1 : (double) betweenPairs / withinPairs,
        (double) edged / cells,
        edged == 0 ? Double.NaN : quantile(widths, edged, SHARPEST) / WIDTH_STEPS,
        noise(),
        layoutChange / (double) CELL / cells,
        unsigned(columnSteps));
  }

  private static int[] unsigned(short[] values) {
    int[] wide = new int[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = Short.toUnsignedInt(values[i]);
    }
    return wide;
  }

  private double noise() {
    if (noisy < LEAST_FOR_NOISE * cells) {
      return 0;
    }
    // Immerkær: σ = √(π/2) · Σ|mask| / (6 · samples).
    return Math.sqrt(Math.PI / 2) * quantile(masks, noisy, SMOOTHEST) * MASK_STEP / (6 * CELL);
  }

  /** Where the {@code share} of {@code total} counts ends, between classes linearly. */
  private static double quantile(int[] counts, int total, double share) {
    double want = share * total;
    int below = 0;
    for (int i = 0; i < counts.length; i++) {
      if (below + counts[i] >= want && counts[i] > 0) {
        return i + Math.max(0, want - below) / counts[i];
      }
      below += counts[i];
    }
    return counts.length;
  }
}
