package io.sightglass.core.feature;

/**
 * The inner loops over one group of {@link RowSamples}, in cells {@link #CELL} samples wide. All
 * sums are of integers, so every kernel yields the same to the last bit. May hold scratch memory:
 * one thread at a time.
 */
interface TextureKernel {

  /** Width of a cell; what is left of a row at its right end is passed over. */
  int CELL = 32;

  /** Numbers of a cell, in the order in which they lie in the array of {@link #cells}. */
  int NUMBERS = 9;

  /** Σ |row 0 − row 1| + |row 2 − row 3|: within pairs of lines. */
  int WITHIN_PAIRS = 0;

  /** Σ |row 1 − row 2| + |row 3 − row 4|: between pairs of lines. */
  int BETWEEN_PAIRS = 1;

  /** Σ |row 0 − row 2| + |row 1 − row 3|: within fields. */
  int WITHIN_FIELDS = 2;

  /** Largest sample of row 2. */
  int LARGEST = 3;

  /** Smallest sample of row 2. */
  int SMALLEST = 4;

  /** Largest difference of two neighbours in row 2. */
  int STEEPEST = 5;

  /** Σ of row 2. */
  int SUM = 6;

  /** Σ |row 2 − row 2 of the previous picture|. */
  int CHANGE = 7;

  /**
   * Σ over row 2 of the magnitude of the mask 1 −2 1 / −2 4 −2 / 1 −2 1 (J. Immerkær, Fast Noise
   * Variance Estimation, 1996), but for the first sample of the picture's row.
   */
  int LAPLACIAN = 8;

  /**
   * Measures the cells of one group.
   *
   * @param previous the same rows of the previous picture, or {@code now} where there is none
   * @param numbers {@link #NUMBERS} a cell
   */
  void cells(RowSamples now, RowSamples previous, int group, int[] numbers);

  /**
   * How rough the fields of this picture and the previous one lie in each other.
   *
   * @return Σ |top(now) woven with bottom(previous)| in the upper, Σ |bottom(now) woven with
   *     top(previous)| in the lower 32 bits
   */
  long weave(RowSamples now, RowSamples previous, int group);

  /**
   * Adds |row 2 [x + 1] − row 2 [x]| to {@code columns[x]}, for all x but the last.
   *
   * @param columns unsigned; as long as the rows and their padding
   */
  void columnSteps(RowSamples now, int group, short[] columns);

  /** The fastest kernel that this Java virtual machine can run. */
  static TextureKernel fastest() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
            && VectorTextureKernel.fast()
        ? new VectorTextureKernel()
        : new PlainTextureKernel();
  }
}
