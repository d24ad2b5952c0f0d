package io.sightglass.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridKernelTest {

  /** Where the row of the picture before begins. */
  private static final int BEFORE = 5;

  private final GridKernel plain = new PlainGridKernel();
  private final GridKernel vector = new VectorGridKernel();

  // Up to 8192 samples a row, and odd rests that are passed over.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 20, 53, 120, 128, 129, 257, 512})
  void kernels_agreeToTheLastBit(int blocks) {
    Random random = new Random(blocks);
    for (int round = 0; round < 20; round++) {
      int width = blocks * GridKernel.BLOCK + random.nextInt(GridKernel.BLOCK);
      short[][] changes = new short[2][];
      for (int row = 0; row < 2; row++) {
        MemorySegment now = samples(random, width, round);
        MemorySegment before = samples(random, BEFORE + width, round + row);
        changes[row] = new short[width];
        short[] same = new short[width];
        int sum = plain.difference(now, 0, before, BEFORE, blocks, changes[row]);
        assertThat(vector.difference(now, 0, before, BEFORE, blocks, same)).isEqualTo(sum);
        assertThat(same).isEqualTo(changes[row]);
      }
      short[] row = Arrays.copyOf(changes[0], (blocks + 1) * GridKernel.BLOCK);
      short[] columns = new short[blocks * GridKernel.BLOCK];
      short[] same = new short[columns.length];
      for (int added = 0; added < 3; added++) {
        plain.addColumnBreaks(row, columns);
        vector.addColumnBreaks(row, same);
      }
      assertThat(same).isEqualTo(columns);
      int[] sums = new int[blocks];
      int[] others = new int[blocks];
      plain.rowBreaks(changes[0], changes[1], sums);
      vector.rowBreaks(changes[0], changes[1], others);
      assertThat(others).isEqualTo(sums);
    }
  }

  /** Any samples; in every third round the extremes alone, where sums are largest. */
  private static MemorySegment samples(Random random, int width, int round) {
    byte[] row = new byte[width];
    if (round % 3 == 0) {
      Arrays.fill(row, random.nextBoolean() ? (byte) 255 : 0);
    } else {
      random.nextBytes(row);
    }
    return MemorySegment.ofArray(row);
  }
}
