package io.sightglass.core.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.report.compare.FixCheck.Status;
import io.sightglass.core.timeline.Defect;
import org.junit.jupiter.api.Test;

class FixCheckTest {

  @Test
  void defects_areFixedPersistentMovedOrNew_asTheReportsDiffer() {
    Report before =
        new ReportBuilder()
            .ran("freeze")
            .defect("freeze", 100, 150, Severity.ERROR)
            .defect("black", 200, 250, Severity.WARNING)
            .defect("silence", 300, 350, Severity.WARNING)
            .build();
    Report after =
        new ReportBuilder()
            .ran("freeze")
            .defect("freeze", 100, 150, Severity.ERROR)
            .defect("silence", 310, 350, Severity.WARNING)
            .defect("black", 400, 410, Severity.WARNING)
            .build();
    FixCheck check = FixCheck.of(before.defects(), after.defects());
    assertThat(check.rows())
        .extracting(FixCheck.Row::status)
        .containsExactly(Status.PERSISTENT, Status.FIXED, Status.MOVED, Status.NEW);
    assertThat(check.rows())
        .extracting(row -> row.defect().firstFrame())
        .containsExactly(100L, 200L, 310L, 400L);
    assertThat(check.summary()).isEqualTo("1 fixed, 1 persistent, 1 moved, 1 new");
    ReportDiff diff = ReportDiff.of(before, after);
    assertThat(diff.fixes()).isEqualTo(check);
    assertThat(diff.gone()).extracting(Defect::type).containsExactly("black");
    assertThat(diff.fresh()).extracting(Defect::firstFrame).containsExactly(400L);
  }
}
