package io.sightglass.core.feature;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.SyntheticFrame;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneKernelTest {

  private final PlaneKernel plain = new PlainPlaneKernel();
  private final PlaneKernel vector = new VectorPlaneKernel();

  @Test
  void fastest_whereTheModuleIsThere_isTheVectorKernel() {
    assertThat(PlaneKernel.fastest()).isInstanceOf(VectorPlaneKernel.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,0",
    "7,3,1",
    "8,8,0",
    "9,9,3",
    "15,17,2",
    "16,16,0",
    "31,5,7",
    "33,40,11",
    "64,64,0",
    "65,9,1",
    "127,33,0",
    "854,48,10",
    "957,53,3",
    "1920,24,0",
    "4096,16,64"
  })
  void blockDifferences_ofRandomPictures_areTheSameFromBothKernels(
      int width, int height, int padding) {
    for (PixelFormat format :
        new PixelFormat[] {
          PixelFormat.GRAY8,
          new PixelFormat("gray10le", 10, 1, 0, 0, false),
          new PixelFormat("gray16le", 16, 1, 0, 0, false)
        }) {
      Random random = new Random(width * 31L + height);
      Plane a = Plane.of(random(format, width, height, padding, random), 0);
      Plane b = Plane.of(random(format, width, height, padding + 6, random), 0);
      int[] expected = new int[a.blocksAcross() * a.blocksDown()];
      int[] actual = new int[expected.length];
      java.util.Arrays.fill(actual, -1);

      plain.blockDifferences(a, b, expected);
      vector.blockDifferences(a, b, actual);

      assertThat(actual).as("%s %d×%d", format.name(), width, height).isEqualTo(expected);
      assertThat(sweep(vector, a, b)).isEqualTo(sweep(plain, a, b));
      assertThat(sweep(vector, a, b).differences())
          .isEqualTo(IntStream.of(expected).boxed().toList());
    }
  }

  @Test
  void blockDifferences_ofBlackAndWhite_areFullScaleTimesTheBlocksSamples() {
    Plane black = Plane.of(SyntheticFrame.gray(20, 9, (x, y) -> 0), 0);
    Plane white = Plane.of(SyntheticFrame.gray(20, 9, (x, y) -> 255), 0);
    int[] sums = new int[6];

    vector.blockDifferences(black, white, sums);

    assertThat(sums).containsExactly(64 * 255, 64 * 255, 32 * 255, 8 * 255, 8 * 255, 4 * 255);
  }

  @ParameterizedTest
  @CsvSource({"8192,4320,8", "1,4320,0", "8192,1,1"})
  void blockSweep_ofTheLargestPictures_isTheSameFromBothKernels(
      int width, int height, int padding) {
    Random random = new Random(width);
    byte[] row = new byte[width + padding];
    Plane[] planes = new Plane[2];
    for (int p = 0; p < 2; p++) {
      MemorySegment memory = Arena.ofAuto().allocate((long) row.length * height);
      for (int y = 0; y < height; y++) {
        random.nextBytes(row);
        MemorySegment.copy(row, 0, memory, JAVA_BYTE, (long) y * row.length, row.length);
      }
      planes[p] = new Plane(memory, row.length, width, height, 1);
    }

    assertThat(sweep(vector, planes[0], planes[1])).isEqualTo(sweep(plain, planes[0], planes[1]));
  }

  @Test
  void blockSweep_ofOneColour_yieldsItsCodeTimesTheBlocksSamples() {
    Plane grey = Plane.of(SyntheticFrame.gray(20, 9, (x, y) -> 100), 0);

    Swept swept = sweep(vector, grey, grey);

    assertThat(swept.sums()).containsExactly(6400, 6400, 3200, 800, 800, 400);
    assertThat(swept.differences()).containsOnly(0);
  }

  private record Swept(List<Integer> sums, List<Integer> differences) {}

  private static Swept sweep(PlaneKernel kernel, Plane a, Plane b) {
    int[] sums = new int[a.blocksAcross() * a.blocksDown()];
    int[] differences = new int[sums.length];
    java.util.Arrays.fill(sums, -1);
    java.util.Arrays.fill(differences, -1);
    kernel.blockSweep(a, b, sums, differences);
    return new Swept(
        IntStream.of(sums).boxed().toList(), IntStream.of(differences).boxed().toList());
  }

  private static SyntheticFrame random(
      PixelFormat format, int width, int height, int padding, Random random) {
    int codes = 1 << format.bitDepth();
    return new SyntheticFrame(format, width, height, padding)
        .fill(0, (x, y) -> random.nextInt(codes));
  }
}
