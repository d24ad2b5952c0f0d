package io.sightglass.desktop.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.timeline.Defect;
import io.sightglass.desktop.Defects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefectFilterTest {

  private final Defect freeze = Defects.of("freeze", 1, 2, Severity.WARNING);

  @Test
  void emptyFilter_letsAllThrough() {
    assertThat(new DefectFilter(Set.of(), Severity.INFO, " ").test(freeze)).isTrue();
  }

  @Test
  void typeSeverityAndWords_mustAllFit() {
    assertThat(new DefectFilter(Set.of("freeze"), Severity.WARNING, "FREE").test(freeze)).isTrue();
    assertThat(new DefectFilter(Set.of("black"), Severity.WARNING, "").test(freeze)).isFalse();
    assertThat(new DefectFilter(Set.of(), Severity.ERROR, "").test(freeze)).isFalse();
    assertThat(new DefectFilter(Set.of(), Severity.INFO, "black").test(freeze)).isFalse();
  }
}
