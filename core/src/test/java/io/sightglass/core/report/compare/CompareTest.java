package io.sightglass.core.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.pipeline.NotRun.Cause;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.Verdict;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareTest {

  private static ReportBuilder base() {
    return new ReportBuilder()
        .ran("freeze")
        .metric("m", "", 0, 1, 0.123456, 0.5)
        .defect("freeze", 100, 150, Severity.ERROR)
        .defect("black", 200, 250, Severity.WARNING);
  }

  @Test
  void sameReports_sayTheSame() {
    ReportDiff diff = ReportDiff.of(base().build(), base().build());
    assertThat(diff.same()).isTrue();
    assertThat(diff.worse()).isFalse();
  }

  @Test
  void defects_areNewGoneOrChanged() {
    Report after =
        new ReportBuilder()
            .ran("freeze")
            .metric("m", "", 0, 1, 0.1234561, 0.6)
            .defect("freeze", 102, 150, Severity.ERROR)
            .defect("freeze", 300, 301, Severity.ERROR)
            .build();
    ReportDiff diff = ReportDiff.of(base().build(), after);
    assertThat(diff.fresh()).extracting(Defect::firstFrame).containsExactly(300L);
    assertThat(diff.gone()).extracting(Defect::type).containsExactly("black");
    assertThat(diff.changed())
        .singleElement()
        .satisfies(changed ->
            assertThat(changed.differences())
                .containsExactly(
                    "start was 00:00:04.000 (frame 100), is 00:00:04.080 (frame 102)"));
    // The seventh digit is shown nowhere.
    assertThat(diff.metrics())
        .extracting(ReportDiff.Figure::figure)
        .containsExactly("greatest", "mean", "last");
    assertThat(diff.worse()).isTrue();
  }

  @Test
  void judgementAlone_isAChangeAndNotWorse() {
    Report after =
        new ReportBuilder()
            .ran("freeze")
            .metric("m", "", 0, 1, 0.123456, 0.5)
            .defect(
                "freeze",
                100,
                150,
                Severity.ERROR,
                new Disposition(Disposition.Verdict.CREATIVE_INTENT, "Ada", "a still"))
            .defect("black", 200, 250, Severity.WARNING)
            .build();
    ReportDiff diff = ReportDiff.of(base().build(), after);
    assertThat(diff.changed())
        .singleElement()
        .satisfies(changed ->
            assertThat(changed.differences())
                .containsExactly(
                    "judgement was open, is creative intent", "note was empty, is a still"));
    assertThat(diff.remarks()).containsExactly("The verdict was fail, is pass.");
    assertThat(diff.worse()).isFalse();
  }

  @Test
  void manyDefects_areMatchedInTheirOrder() {
    ReportBuilder before = new ReportBuilder();
    ReportBuilder after = new ReportBuilder();
    for (int i = 0; i < 100_000; i++) {
      before.defect("freeze", 10L * i, 10L * i + 5, Severity.WARNING);
      after.defect("freeze", 10L * i + 1, 10L * i + 5, Severity.WARNING);
    }
    ReportDiff diff = ReportDiff.of(before.build(), after.build());
    assertThat(diff.changed()).hasSize(100_000);
    assertThat(diff.fresh()).isEmpty();
    assertThat(diff.gone()).isEmpty();
  }

  @Test
  void partsByDetector_becomeOneWhole() throws IOException {
    Report first =
        new ReportBuilder()
            .ran("freeze")
            .notRun("black", Cause.NOT_SELECTED, "Others were chosen.")
            .metric("freeze-metric", "%", 0, 100, 1, 2)
            .defect("freeze", 100, 150, Severity.ERROR)
            .build();
    Report second =
        new ReportBuilder()
            .ran("black")
            .notRun("freeze", Cause.NOT_SELECTED, "Others were chosen.")
            .metric("black-metric", "%", 0, 100, 3)
            .defect("black", 50, 60, Severity.WARNING)
            .build();
    Report whole = ReportMerge.of(List.of(first, second, first));
    assertThat(whole.detectorsRun())
        .extracting(info -> info.id())
        .containsExactly("black", "freeze");
    assertThat(whole.detectorsNotRun()).isEmpty();
    assertThat(whole.measurements())
        .extracting(metric -> metric.info().name())
        .containsExactly("freeze-metric", "black-metric");
    assertThat(whole.defects()).extracting(Defect::type).containsExactly("black", "freeze");
    assertThat(whole.defects()).extracting(Defect::id).containsExactly(1L, 2L);
    assertThat(whole.partial()).isFalse();
    assertThat(whole.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(whole.frames()).isEqualTo(700);
  }

  @Test
  void partThatFailed_leavesTheWholeIncomplete() throws IOException {
    Report whole =
        ReportMerge.of(
            List.of(
                new ReportBuilder().ran("freeze").build(),
                new ReportBuilder()
                    .notRun("black", Cause.FAILED, "It threw.")
                    .partial("")
                    .build()));
    assertThat(whole.verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void contradictions_areSaidInASentence() {
    Report first = new ReportBuilder().ran("x").metric("m", "", 0, 1, 0.5).build();
    assertThatThrownBy(() ->
            ReportMerge.of(
                List.of(first, new ReportBuilder().ran("x").metric("m", "", 0, 1, 0.6).build())))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("m was measured twice");
    assertThatThrownBy(
            () -> ReportMerge.of(List.of(first, new ReportBuilder().uri("other.ts").build())))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("different programmes");
  }

  @Test
  void judgement_survivesTheMerge() throws IOException {
    Disposition said = new Disposition(Disposition.Verdict.FIXED, "Ada", "");
    Report whole =
        ReportMerge.of(
            List.of(
                new ReportBuilder().ran("a").defect("a", 1, 2, Severity.ERROR).build(),
                new ReportBuilder().ran("a").defect("a", 1, 2, Severity.ERROR, said).build()));
    assertThat(whole.defects())
        .singleElement()
        .satisfies(defect -> assertThat(defect.disposition()).isEqualTo(said));
  }
}
