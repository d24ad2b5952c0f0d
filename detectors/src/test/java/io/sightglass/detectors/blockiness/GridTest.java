package io.sightglass.detectors.blockiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {

  @ParameterizedTest
  @CsvSource({"8,7", "8,3", "16,15", "12,5", "3,0", "24,23"})
  void ratio_ofAGrid_isItsStepsOverTheOthers(int period, int phase) {
    int[] steps = new int[641];
    for (int x = 0; x < steps.length; x++) {
      steps[x] = x % period == phase ? 300 : 100;
    }

    assertThat(Grid.ratio(steps, 30)).isCloseTo(3, within(1e-9));
  }

  @Test
  void ratio_ofNoGrid_isAboutOne() {
    Random random = new Random(2);
    int[] steps = random.ints(641, 80, 120).toArray();

    assertThat(Grid.ratio(steps, 30)).isLessThan(1.1);
  }

  @Test
  void ratio_ofAFenceInPartOfThePicture_isOne() {
    int[] steps = new int[641];
    for (int x = 0; x < steps.length; x++) {
      steps[x] = x < 200 && x % 8 == 3 ? 3000 : 100;
    }

    assertThat(Grid.ratio(steps, 30)).isEqualTo(1);
  }

  @Test
  void ratio_ofStepsThatNobodySees_isOne() {
    int[] steps = new int[641];
    for (int x = 7; x < steps.length; x += 8) {
      steps[x] = 10;
    }

    assertThat(Grid.ratio(steps, 30)).isEqualTo(1);
  }
}
