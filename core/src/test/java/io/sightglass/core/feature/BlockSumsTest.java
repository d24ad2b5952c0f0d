package io.sightglass.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.feature.BlockSums.PlaneBlocks;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockSumsTest {

  @ParameterizedTest
  @CsvSource({"64,32,8", "65,33,8", "7,5,8", "854,20,10"})
  void sixteenthsOfARow_areThoseOfEachBlock(int width, int height, int bitDepth) {
    int across = (width + 7) / 8;
    int down = (height + 7) / 8;
    int[] sums = new Random(width).ints(across * down, 0, 64 << bitDepth).toArray();
    PlaneBlocks blocks = new PlaneBlocks(width, height, across, down, bitDepth, sums);
    int[] row = new int[across];
    for (int y = 0; y < down; y++) {
      blocks.sixteenths(y, row);
      for (int x = 0; x < across; x++) {
        assertThat(row[x]).isEqualTo(blocks.sixteenths(x, y));
      }
    }
  }
}
