package io.sightglass.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.time.MediaTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MetricSeriesTest {

  private static final MetricInfo LEVEL = new MetricInfo("level", "%", "", 0, 100);

  private final MetricSeries series = new MetricSeries(LEVEL, new BlockKeeper());

  private void append(long micros, double value) {
    series.append(new Measurement("level", new MediaTime(micros), 20_000, value));
  }

  @Test
  void values_comeBackAsTheyWent() {
    for (int i = 0; i < 5000; i++) {
      append(i * 20_000L, i * 0.1);
    }

    assertThat(series.size()).isEqualTo(5000);
    assertThat(series.timeMicros(4321)).isEqualTo(86_420_000);
    assertThat(series.value(4321)).isEqualTo(4321 * 0.1);
    assertThat(series.durationMicros(4321)).isEqualTo(20_000);
  }

  @Test
  void summary_isOfAllValues() {
    append(0, 2);
    append(1, -4);
    append(2, 5);

    assertThat(series.summary()).isEqualTo(new MetricSummary(3, -4, 5, 1, 5));
  }

  @Test
  void noValues_haveAnEmptySummaryAndEnvelope() {
    assertThat(series.summary().count()).isZero();
    assertThat(series.envelope(0, 100, 2).low()).containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void pauseOfHours_keepsTimesExact() {
    append(5, 1);
    append(7_200_000_000L, 2);
    append(7_200_000_001L, 3);

    assertThat(series.timeMicros(0)).isEqualTo(5);
    assertThat(series.timeMicros(1)).isEqualTo(7_200_000_000L);
    assertThat(series.timeMicros(2)).isEqualTo(7_200_000_001L);
    assertThat(series.firstRowFrom(6)).isEqualTo(1);
    assertThat(series.firstRowFrom(7_200_000_002L)).isEqualTo(3);
  }

  @Test
  void envelope_holdsLeastAndGreatestOfEachStretch() {
    for (int i = 0; i < 4000; i++) {
      append(i, i == 2500 ? 1000 : i % 100);
    }
    Envelope envelope = series.envelope(0, 4000, 4);

    assertThat(envelope.low()).containsExactly(0, 0, 0, 0);
    assertThat(envelope.high()).containsExactly(99, 99, 1000, 99);
  }

  @Test
  void envelopeOfAPart_looksAtThatPartOnly() {
    for (int i = 0; i < 100; i++) {
      append(i, i);
    }
    Envelope envelope = series.envelope(10, 20, 2);

    assertThat(envelope.low()).containsExactly(10, 15);
    assertThat(envelope.high()).containsExactly(14, 19);
  }

  @Test
  void valueThatIsNotFinite_becomesTheNearestFinite() {
    append(0, Double.NEGATIVE_INFINITY);
    append(1, Double.NaN);

    assertThat(series.value(0)).isEqualTo(-Double.MAX_VALUE);
    assertThat(series.value(1)).isZero();
  }

  @Test
  void readerMeanwhile_seesOnlyWholeRows() {
    int rows = 300_000;
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(() -> {
          for (int i = 0; i < rows; i++) {
            append(i * 7L, i);
          }
        });
    int seen = 0;
    while (seen < rows) {
      seen = series.size();
      if (seen > 0) {
        assertThat(series.value(seen - 1)).isEqualTo(seen - 1.0);
        assertThat(series.timeMicros(seen - 1)).isEqualTo((seen - 1) * 7L);
        assertThat(series.firstRowFrom((seen - 1) * 7L)).isEqualTo(seen - 1);
      }
    }
    writer.join();
  }

  @Test
  void metricThatWasNotAnnounced_isRefused() {
    MeasurementStore store = new MeasurementStore(List.of(LEVEL));

    assertThatThrownBy(() -> store.append(new Measurement("levle", MediaTime.ZERO, 1, 1)))
        .hasMessage("metric 'levle' is not among [level]");
  }
}
