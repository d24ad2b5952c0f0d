package io.sightglass.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.SyntheticFrame;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextureKernelTest {

  private final TextureKernel plain = new PlainTextureKernel();
  private final TextureKernel vector = new VectorTextureKernel();

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "32,10",
    "33,26",
    "63,40",
    "64,64",
    "95,42",
    "854,48",
    "957,53",
    "1920,640",
    "8192,24"
  })
  void kernels_onRandomPictures_giveTheSame(int width, int height) {
    for (int depth : new int[] {8, 10, 16}) {
      Random random = new Random(width * 31L + height + depth);
      RowSamples before = random(width, height, depth, random);
      RowSamples now = random(width, height, depth, random);
      int across = width / TextureKernel.CELL;
      for (int group = 0; group < now.groups(); group++) {
        int[] expected = new int[across * TextureKernel.NUMBERS];
        int[] actual = new int[expected.length];
        plain.cells(now, before, group, expected);
        vector.cells(now, before, group, actual);
        assertThat(actual).isEqualTo(expected);

        assertThat(vector.weave(now, before, group)).isEqualTo(plain.weave(now, before, group));

        short[] expectedSteps = new short[width];
        short[] actualSteps = new short[width];
        plain.columnSteps(now, group, expectedSteps);
        vector.columnSteps(now, group, actualSteps);
        assertThat(actualSteps).isEqualTo(expectedSteps);
      }
    }
  }

  private static RowSamples random(int width, int height, int depth, Random random) {
    PixelFormat format = new PixelFormat("gray" + depth, depth, 1, 0, 0, false);
    RowSamples samples = new RowSamples(width, height);
    samples.fill(
        new SyntheticFrame(format, width, height, 3).fill(0, (x, y) -> random.nextInt(1 << depth)));
    return samples;
  }
}
