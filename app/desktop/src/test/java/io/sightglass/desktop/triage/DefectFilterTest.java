package io.sightglass.desktop.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.desktop.Defects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefectFilterTest {

  private final Defect freeze = Defects.of("freeze", 1, 2, Severity.WARNING);

  @Test
  void emptyFilter_letsAllThrough() {
    assertThat(new DefectFilter(Set.of(), Severity.INFO, " ", false).test(freeze)).isTrue();
  }

  @Test
  void typeSeverityAndWords_mustAllFit() {
    assertThat(new DefectFilter(Set.of("freeze"), Severity.WARNING, "FREE", false).test(freeze))
        .isTrue();
    assertThat(new DefectFilter(Set.of("black"), Severity.WARNING, "", false).test(freeze))
        .isFalse();
    assertThat(new DefectFilter(Set.of(), Severity.ERROR, "", false).test(freeze)).isFalse();
    assertThat(new DefectFilter(Set.of(), Severity.INFO, "black", false).test(freeze)).isFalse();
  }

  @Test
  void leftOnly_leavesOutWhatIsJudged_andMarkers() {
    Defect freeze = Defects.of("freeze", 1, 2);
    DefectFilter left = new DefectFilter(Set.of(), Severity.INFO, "", true);
    assertThat(left.test(freeze)).isTrue();
    Disposition said = new Disposition(Disposition.Verdict.CONFIRMED, "anna", "");
    assertThat(left.test(freeze.identifiedAs(freeze.id(), said))).isFalse();
    assertThat(left.test(Defects.of(Defect.MARKER, 1, 2))).isFalse();
  }
}
