package io.sightglass.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.time.MediaTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockKeeperTest {

  private static final int ROWS = 1_200_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000_000, Long.MAX_VALUE})
  void values_areTheSame_whereverTheyLie(long heapBytes) {
    MetricSeries series = series(new BlockKeeper(heapBytes, new SpillFile(folder)));

    fill(series, 7);

    assertThat(series.size()).isEqualTo(ROWS);
    Random random = new Random(7);
    long time = 0;
    long wrong = 0;
    for (int row = 0; row < ROWS; row++) {
      boolean right =
          series.timeMicros(row) == time
              && series.value(row) == value(random, row)
              && series.durationMicros(row) == duration(row);
      wrong += right ? 0 : 1;
      time += duration(row);
    }
    assertThat(wrong).isZero();
    assertThat(series.summary().count()).isEqualTo(ROWS);
    assertThat(series.envelope(0, time, 3).high()).containsExactly(99, 99, 99);
  }

  @Test
  void folderThatCannotBeWritten_losesNothing() {
    MetricSeries series =
        series(new BlockKeeper(0, new SpillFile(folder.resolve("not").resolve("there"))));

    fill(series, 8);

    Random random = new Random(8);
    long wrong = 0;
    for (int row = 0; row < ROWS; row++) {
      wrong += series.value(row) == value(random, row) ? 0 : 1;
    }
    assertThat(wrong).isZero();
  }

  @Test
  void file_hasNoNameThatCouldBeLeftBehind() throws IOException {
    SpillFile file = new SpillFile(folder);

    assertThat(file.room(8192)).isPresent();

    boolean windows = System.getProperty("os.name").startsWith("Windows");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.count()).isEqualTo(windows ? 1 : 0);
    }
  }

  @Test
  void timesOfSeveralMetrics_areKeptOnce() {
    BlockKeeper keeper = new BlockKeeper();
    int[] times = new Random(3).ints(1024).toArray();

    assertThat(keeper.keep(times.clone())).isSameAs(keeper.keep(times.clone()));
  }

  @Test
  void signOfZero_isKept() {
    double[] zeros = new double[1024];
    zeros[5] = -0.0;

    assertThat(new BlockKeeper().keep(zeros).get(5)).isEqualTo(-0.0);
  }

  private static MetricSeries series(BlockKeeper keeper) {
    return new MetricSeries(new MetricInfo("level", "%", "", 0, 100), keeper);
  }

  private static void fill(MetricSeries series, long seed) {
    Random random = new Random(seed);
    long time = 0;
    for (int row = 0; row < ROWS; row++) {
      series.append(
          new Measurement("level", new MediaTime(time), duration(row), value(random, row)));
      time += duration(row);
    }
  }

  // Long constant stretches, as metrics have them, beside lively ones.
  private static double value(Random random, int row) {
    return row / 5000 % 2 == 0 ? 99 : random.nextDouble();
  }

  private static int duration(int row) {
    return row % 3 == 0 ? 33_366 : 33_367;
  }
}
