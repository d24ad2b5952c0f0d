package io.sightglass.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.profile.VerdictRule;
import io.sightglass.core.timeline.Disposition;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A programme of 28 seconds at 25 pictures a second. */
class JudgementTest {

  private static VerdictRule rule(String type, Severity severity, long count, double share) {
    return new VerdictRule(
        Optional.of(type).filter(name -> !name.isEmpty()), severity, count, share);
  }

  private static Judgement judge(ReportBuilder report) {
    return report.build().judgement();
  }

  @Test
  void noRules_failAtTheFailSeverity() {
    assertThat(judge(new ReportBuilder()).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(new ReportBuilder().defect("a", 0, 9, Severity.WARNING)).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(judge(new ReportBuilder().defect("a", 0, 9, Severity.ERROR)).verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(judge(new ReportBuilder().partial("Broken.")).verdict())
        .isEqualTo(Verdict.INCOMPLETE);
    assertThat(judge(new ReportBuilder().partial("").defect("a", 0, 9, Severity.ERROR)).verdict())
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void typeWithARuleOfItsOwn_failsAtThatCountOnly() {
    ReportBuilder report =
        new ReportBuilder()
            .verdictRule(rule("a", Severity.WARNING, 3, 0))
            .defect("a", 0, 9, Severity.ERROR)
            .defect("a", 20, 29, Severity.WARNING);
    assertThat(judge(report).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(report.defect("a", 30, 39, Severity.INFO)).verdict()).isEqualTo(Verdict.PASS);
    Report failed = report.defect("a", 40, 49, Severity.WARNING).build();
    assertThat(failed.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(failed.judgement().reasons())
        .containsExactly(
            "3 defects of type a that are warning or worse; at 3 of them the programme fails.");
    assertThat(failed.defects().stream().map(failed::fails))
        .containsExactly(true, true, false, true);
  }

  @Test
  void share_countsTimeThatSeveralDefectsShareOnce() {
    // 7 s of 28 twice over, then 0.04 s more.
    ReportBuilder report =
        new ReportBuilder()
            .verdictRule(rule("", Severity.INFO, 0, 25.1))
            .defect("a", 0, 175, Severity.INFO)
            .defect("b", 0, 175, Severity.INFO);
    assertThat(judge(report).verdict()).isEqualTo(Verdict.PASS);
    Judgement judgement = judge(report.defect("c", 175, 176, Severity.INFO));
    assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judgement.reasons())
        .containsExactly("Defects last for 25.1 % of the time; at 25.1 % the programme fails.");
  }

  @Test
  void ruleForAllTypes_standsBesideTheOthers() {
    ReportBuilder report =
        new ReportBuilder()
            .verdictRule(rule("", Severity.WARNING, 2, 0))
            .verdictRule(rule("a", Severity.FATAL, 1, 0))
            .defect("a", 0, 9, Severity.ERROR)
            .defect("b", 0, 9, Severity.WARNING);
    assertThat(judge(report).reasons())
        .containsExactly("2 defects that are warning or worse; at 2 of them the programme fails.");
  }

  @Test
  void whatAPersonCleared_countsForNothing() {
    for (Disposition.Verdict said : Disposition.Verdict.values()) {
      Disposition disposition = new Disposition(said, "Ada", "");
      Verdict verdict =
          judge(new ReportBuilder().defect("a", 0, 9, Severity.FATAL, disposition)).verdict();
      assertThat(verdict)
          .as(said.name())
          .isEqualTo(
              said == Disposition.Verdict.OPEN || said == Disposition.Verdict.CONFIRMED
                  ? Verdict.FAIL
                  : Verdict.PASS);
    }
  }
}
