package io.sightglass.desktop.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.timeline.Defect;
import io.sightglass.desktop.Defects;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefectStretchTest {

  private static final List<Defect> THREE =
      List.of(
          Defects.of("black", 1, 2, Severity.WARNING),
          Defects.of("black", 2.5, 3, Severity.ERROR),
          Defects.of("black", 9, 10, Severity.INFO));

  @Test
  void fineColumns_keepDefectsApart() {
    assertThat(DefectStretch.within(THREE, 0, 20_000_000, 10_000))
        .containsExactly(
            new DefectStretch(1_000_000, 2_000_000, Severity.WARNING),
            new DefectStretch(2_500_000, 3_000_000, Severity.ERROR),
            new DefectStretch(9_000_000, 10_000_000, Severity.INFO));
  }

  @Test
  void coarseColumns_joinNeighboursUnderTheWorst() {
    assertThat(DefectStretch.within(THREE, 0, 2_000_000_000, 1_000_000))
        .containsExactly(
            new DefectStretch(1_000_000, 3_000_000, Severity.ERROR),
            new DefectStretch(9_000_000, 10_000_000, Severity.INFO));
  }

  @Test
  void outsideOfTheScreen_isLeftOut() {
    assertThat(DefectStretch.within(THREE, 2_200_000, 8_000_000, 10_000))
        .containsExactly(new DefectStretch(2_500_000, 3_000_000, Severity.ERROR));
  }
}
