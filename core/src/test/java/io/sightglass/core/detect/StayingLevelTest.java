package io.sightglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.StayingLevel.Tier;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StayingLevelTest {

  private static List<Double> of(StayingLevel level, double... values) {
    List<Double> out = new ArrayList<>();
    List<MediaTime> times = new ArrayList<>();
    StayingLevel.Sink sink =
        (time, value) -> {
          times.add(time);
          out.add(value);
        };
    for (int i = 0; i < values.length; i++) {
      level.add(MediaTime.ofMicros(i), values[i], sink);
    }
    level.finish(sink);
    for (int i = 0; i < values.length; i++) {
      assertThat(times.get(i)).isEqualTo(MediaTime.ofMicros(i));
    }
    return out;
  }

  @Test
  void dipShorterThanTheStretch_leavesNoTrace_andALongerOneKeepsItsEnds() {
    assertThat(of(StayingLevel.under(3), 9, 9, 1, 1, 9, 9, 1, 2, 1, 9, 9))
        .containsExactly(9., 9., 9., 9., 9., 9., 2., 2., 2., 9., 9.);
  }

  @Test
  void over_isUnderUpsideDown() {
    assertThat(of(StayingLevel.over(2), 0, 5, 0, 5, 4, 0)).containsExactly(0., 0., 0., 4., 4., 0.);
  }

  @Test
  void shorterTier_countsWhereItGoesFurther() {
    StayingLevel level = StayingLevel.under(new Tier(4, 0), new Tier(2, 3));

    assertThat(of(level, 9, 1, 1, 9, 9, 2, 2, 2, 2, 9))
        .containsExactly(9., 4., 4., 9., 9., 2., 2., 2., 2., 9.);
  }

  @Test
  void programmeShorterThanTheStretch_isOneStretch() {
    assertThat(of(StayingLevel.under(10), 3, 1, 2)).containsExactly(3., 3., 3.);
  }

  @Test
  void anySignal_isWhatTheDefinitionSays() {
    Random random = new Random(20);
    for (int length : new int[] {1, 2, 5, 8, 17}) {
      double[] x = random.doubles(100).map(v -> Math.floor(v * 10)).toArray();
      List<Double> expected = new ArrayList<>();
      for (int i = 0; i < x.length; i++) {
        double lowest = Double.MAX_VALUE;
        for (int from = Math.max(0, i - length + 1); from <= i; from++) {
          double highest = 0;
          for (int k = from; k < from + length && from + length <= x.length; k++) {
            highest = Math.max(highest, x[k]);
          }
          lowest = from + length <= x.length ? Math.min(lowest, highest) : lowest;
        }
        expected.add(lowest);
      }
      assertThat(of(StayingLevel.under(length), x)).isEqualTo(expected);
    }
  }
}
