package io.sightglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RollingMedianTest {

  @Test
  void median_ofTheLastValues_isTheMiddleOneSorted() {
    RollingMedian median = new RollingMedian(7);
    Random random = new Random(3);
    double[] values = random.doubles(200).map(v -> Math.floor(v * 10)).toArray();
    for (int i = 0; i < values.length; i++) {
      median.add(values[i]);
      double[] last = Arrays.copyOfRange(values, Math.max(0, i - 6), i + 1);
      Arrays.sort(last);
      assertThat(median.median(-1)).isEqualTo(last[last.length / 2]);
    }
  }

  @Test
  void median_ofNothing_isTheOtherValue() {
    RollingMedian median = new RollingMedian(3);
    assertThat(median.median(42)).isEqualTo(42);
    median.add(1);
    median.clear();
    assertThat(median.median(43)).isEqualTo(43);
  }
}
