package io.sightglass.core.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.report.view.TimeAxis;
import io.sightglass.core.report.view.ValueAxis;
import io.sightglass.core.timeline.Envelope;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnvelopePathTest {

  private static final ValueAxis AXIS = new ValueAxis(0, 1);
  private static final double NONE = Double.NaN;

  private static String path(double[] low, double[] high, int... gaps) {
    BitSet columns = new BitSet();
    for (int gap : gaps) {
      columns.set(gap);
    }
    return EnvelopePath.of(new Envelope(0, low.length, low, high), AXIS, columns);
  }

  @Test
  void steadyValue_isOneLineThereAndBack() {
    double[] half = {0.5, 0.5, 0.5};
    assertThat(path(half, half)).isEqualTo("M0 50.0H3V50.0H0Z");
  }

  @Test
  void values_runAlongTheGreatestAndBackAlongTheLeast() {
    assertThat(path(new double[] {0, 0.5}, new double[] {1, 0.5}))
        .isEqualTo("M0 2.0H1V50.0H2V50.0H1V98.0H0Z");
  }

  @Test
  void value_holdsUntilTheNext_butNotIntoAGap() {
    double[] values = {NONE, 0, NONE, NONE, 1};
    assertThat(path(values, values, 3)).isEqualTo("M1 98.0H3V98.0H1ZM4 2.0H5V2.0H4Z");
  }

  @Test
  void noValues_areNoPath() {
    double[] none = {NONE, NONE};
    assertThat(path(none, none)).isEmpty();
  }

  @Test
  void wildestValues_takeBoundedSpace() {
    Random random = new Random(1);
    double[] low = random.doubles(TimeAxis.COLUMNS).toArray();
    double[] high = random.doubles(TimeAxis.COLUMNS).toArray();
    assertThat(path(low, high).length()).isLessThan(2 * TimeAxis.COLUMNS * 12);
  }
}
