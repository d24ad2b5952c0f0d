package io.sightglass.desktop.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.MeasurementStore;
import io.sightglass.core.timeline.MetricSeries;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraphModelTest {

  private static final MetricInfo LEVEL = new MetricInfo("level", "dB", "A level.", -100, 0);

  private static MetricSeries series(double[] times, double... values) {
    MeasurementStore store = new MeasurementStore(List.of(LEVEL));
    for (int i = 0; i < times.length; i++) {
      store.append(new Measurement("level", MediaTime.ofSeconds(times[i]), 40_000, values[i]));
    }
    return Objects.requireNonNull(store.series("level"));
  }

  private static Profile profile(double enter, double leave) {
    DefectRule rule =
        new DefectRule(
            "quiet",
            "silence",
            new Condition("other", Condition.Comparison.AT_LEAST, 1, 1),
            List.of(new Condition("level", Condition.Comparison.AT_MOST, enter, leave)),
            0,
            0,
            Severity.ERROR,
            true);
    return new Profile("p", "P", Severity.ERROR, List.of(rule), Map.of());
  }

  @Test
  void value_holdsUntilTheNextAndTheLastForItsDuration() {
    MetricSeries series = series(new double[] {0, 0.04, 1}, -10, -20, -30);
    assertThat(HeldValue.at(series, 20_000)).hasValue(-10);
    assertThat(HeldValue.at(series, 40_000)).hasValue(-20);
    assertThat(HeldValue.at(series, 500_000)).hasValue(-20);
    assertThat(HeldValue.at(series, 1_030_000)).hasValue(-30);
    assertThat(HeldValue.at(series, 1_050_000)).isEmpty();
    assertThat(HeldValue.at(series, -1)).isEmpty();
  }

  @Test
  void fewValues_areDrawnAsTheyAre() {
    SeriesDataset dataset =
        SeriesDataset.of(series(new double[] {0, 0.04, 1}, -10, -20, -30), 0, 2_000_000, 100);
    assertThat(dataset.getItemCount(0)).isEqualTo(6);
    assertThat(dataset.getYValue(0, 0)).isEqualTo(-10);
    assertThat(dataset.getXValue(0, 1)).isEqualTo(40_000);
    assertThat(dataset.getXValue(0, 3)).isEqualTo(1_000_000);
    assertThat(dataset.getYValue(0, 3)).isEqualTo(-20);
    assertThat(dataset.getXValue(0, 5)).isEqualTo(1_040_000);
  }

  @Test
  void pixelWithoutAValue_showsTheOneThatStillHolds() {
    double[] times = new double[1001];
    double[] values = new double[1001];
    for (int i = 0; i < 1000; i++) {
      times[i] = i * 0.001;
      values[i] = i;
    }
    times[1000] = 99;
    SeriesDataset dataset = SeriesDataset.of(series(times, values), 0, 100_000_000, 100);
    assertThat(dataset.getYValue(0, 2 * 50)).isEqualTo(999);
  }

  @Test
  void manyValues_areDrawnByTheirExtremes() {
    double[] times = new double[1000];
    double[] values = new double[1000];
    for (int i = 0; i < 1000; i++) {
      times[i] = i * 0.04;
      values[i] = i == 567 ? -99 : -10;
    }
    SeriesDataset dataset = SeriesDataset.of(series(times, values), 0, 40_000_000, 100);
    assertThat(dataset.getItemCount(0)).isEqualTo(200);
    assertThat(dataset.getYValue(0, 2 * 56)).isEqualTo(-99);
    assertThat(dataset.getYValue(0, 2 * 56 + 1)).isEqualTo(-10);
  }

  @Test
  void plot_showsTheSensibleRangeAndWhatLiesOutsideOfIt() {
    MetricSeries series = series(new double[] {0}, 6);
    List<Threshold> thresholds = Threshold.of(profile(-120, -118), "level");
    GraphRequest.Plot plot =
        GraphRequest.Plot.of(List.of(series), thresholds, List.of(), Optional.empty());
    assertThat(plot.range().low()).isLessThan(-120).isGreaterThan(-130);
    assertThat(plot.range().high()).isGreaterThan(6).isLessThan(12);
    ValueRange zoomed = new ValueRange(-20, -10);
    assertThat(
            GraphRequest.Plot.of(List.of(series), thresholds, List.of(), Optional.of(zoomed))
                .range())
        .isEqualTo(zoomed);
  }

  @Test
  void movedThreshold_changesItsConditionAloneAndKeepsTheHysteresis() {
    Profile before = profile(-60, -58);
    Threshold threshold = Threshold.of(before, "level").getFirst();
    DefectRule after = threshold.moved(before, -50).rules().getFirst();
    assertThat(after.condition()).isEqualTo(before.rules().getFirst().condition());
    assertThat(after.also().getFirst().enter()).isEqualTo(-50);
    assertThat(after.also().getFirst().leave()).isEqualTo(-48);
    assertThat(threshold.words(-50, "dB")).isEqualTo("quiet ≤ -50 dB");
  }

  @Test
  void otherAudioTracks_areHeldAgainstTheSameThresholds() {
    String other = "level" + MetricInfo.TRACK + "2";
    assertThat(Threshold.of(profile(-60, -58), other)).hasSize(1);
    assertThat(Threshold.of(profile(-60, -58), "levels")).isEmpty();
  }

  @Test
  void plots_areFoundWhereTheChartPutsThem() {
    PlotLayout layout = new PlotLayout(3, 200);
    assertThat(layout.plotHeight()).isEqualTo(60);
    assertThat(layout.at(4)).isZero();
    assertThat(layout.at(63)).isZero();
    assertThat(layout.at(65)).isEqualTo(-1);
    assertThat(layout.at(70)).isEqualTo(1);
    assertThat(layout.at(199)).isEqualTo(-1);
  }

  @Test
  void metricsThatShareAPlot_joinAndPart() {
    PlotChoice apart = PlotChoice.of(List.of("a", "b", "c"));
    PlotChoice joined = apart.join("c", "a");
    assertThat(joined.plots()).containsExactly(List.of("a", "c"), List.of("b"));
    assertThat(joined.joined("c")).isTrue();
    assertThat(joined.joined("a")).isFalse();
    assertThat(joined.part("c").plots()).containsExactly(List.of("a"), List.of("c"), List.of("b"));
    assertThat(joined.without("a").plots()).containsExactly(List.of("c"), List.of("b"));
    assertThat(joined.with("d").metrics()).containsExactly("a", "c", "b", "d");
    assertThat(joined.join("c", "gone")).isEqualTo(joined);
  }

  @Test
  void plotOfSeveralMetrics_hasRoomForAll() {
    GraphRequest.Plot plot =
        GraphRequest.Plot.of(
            List.of(series(new double[] {0}, -150), series(new double[] {0}, 20)),
            List.of(),
            List.of(),
            Optional.empty());
    assertThat(plot.range().low()).isLessThan(-150);
    assertThat(plot.range().high()).isGreaterThan(20);
  }

  @Test
  void numbers_areAsShortAsTheyCanBeToldApart() {
    assertThat(Numbers.text(85)).isEqualTo("85");
    assertThat(Numbers.text(-26.2438)).isEqualTo("-26.24");
    assertThat(Numbers.text(0.12345)).isEqualTo("0.123");
    assertThat(Numbers.text(0.0000012)).isEqualTo("1.20e-06");
    assertThat(Numbers.rounded(72.3719, 1.8)).isEqualTo(72);
    assertThat(Numbers.rounded(0.123456, 0.004)).isEqualTo(0.123);
  }
}
