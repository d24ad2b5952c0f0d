package io.sightglass.core.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.pipeline.NotRun.Cause;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.report.ReportFormats;
import io.sightglass.core.report.view.Mark;
import io.sightglass.core.report.view.TimeAxis;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.timeline.Disposition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlReportWriterTest {

  private static String page(ReportBuilder report) throws IOException {
    return page(report.build());
  }

  private static String page(Report report) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new HtmlReportWriter().write(report, output);
    return output.toString(StandardCharsets.UTF_8);
  }

  private static ReportBuilder frozen() {
    return new ReportBuilder()
        .ran("freeze")
        .metric("freeze-metric", "%", 0, 1, 0.5, 0.5, 0.0005, 0.5)
        .defect("freeze", 225, 300, Severity.ERROR);
  }

  @Test
  void writer_isFoundByItsName() {
    assertThat(ReportFormats.installed().find("html")).containsInstanceOf(HtmlReportWriter.class);
  }

  @Test
  void page_fetchesNothingAndRunsNothing() throws IOException {
    String page = page(frozen());
    assertThat(page).contains("default-src 'none'");
    assertThat(page).doesNotContainPattern("(?i)<script|<link|<img|<iframe|\\ssrc=|url\\(|@import");
    assertThat(page).doesNotContainPattern("(?i)\\s(href|on[a-z]+)=");
    assertThat(page).doesNotContain("{{");
  }

  @Test
  void defect_isGivenByTimecodeSecondsAndPictures() throws IOException {
    String page = page(frozen());
    assertThat(page)
        .contains(">00:00:09:00<", ">9.000 s<", ">00:00:12:00<", ">12.000 s<", "225 – 299")
        .contains("75 frames, 3.000 s")
        .contains("freeze-metric <b>0.00025 %</b>", "threshold ≤ 0.001 %", "freeze 1.0");
  }

  @Test
  void dropFrameTimecode_leavesLabelsOutAtTheMinute() throws IOException {
    String page =
        page(
            new ReportBuilder()
                .ran("freeze")
                .rate(new FrameRate(30000, 1001))
                .defect("freeze", 1799, 1800, Severity.ERROR)
                .defect("freeze", 17982, 17983, Severity.ERROR));
    assertThat(page)
        .contains(">00:00:59;29<", ">00:01:00;02<", ">00:10:00;00<")
        .contains("drop-frame");
  }

  @Test
  void soundAlone_hasClockTimesAndNoPictures() throws IOException {
    String page =
        page(new ReportBuilder().withoutPicture().ran("x").defect("x", 25, 50, Severity.INFO));
    assertThat(page).contains(">00:00:01.000<", ">00:00:02.000<").doesNotContain("Timecode counts");
  }

  @Test
  void verdict_comesFirstAndSaysWhy() throws IOException {
    String page = page(frozen());
    assertThat(page).contains("<strong>Fail</strong>", "1 defect that is error or worse.");
    assertThat(page.indexOf("<strong>Fail</strong>")).isLessThan(page.indexOf("<main>"));
  }

  @Test
  void noDefects_areSaidToBeNone() throws IOException {
    assertThat(page(new ReportBuilder().ran("freeze")))
        .contains("All was analysed, and no defects were found.", "No defects were found.</p>")
        .doesNotContain("<table class=\"defects\">", "class=\"notices\"");
  }

  @Test
  void partialAnalysis_isSaidBeforeAnythingElse_andNotCalledClean() throws IOException {
    String page =
        page(
            new ReportBuilder()
                .ran("freeze")
                .partial("The stream broke.")
                .gap(3, 4, "The analysis could not keep up.")
                .notRun("black", Cause.FAILED, "It threw.")
                .notRun("flash", Cause.NOT_SELECTED, "Others were chosen."));
    assertThat(page)
        .contains("<strong>Incomplete</strong>", "The stream broke. Analysed up to 00:00:28.000.")
        .contains("Detector black did not analyse this programme: It threw.")
        .contains("Not analysed from 00:00:03.000 to 00:00:04.000: The analysis could not keep up.")
        .contains("No defects were found in what was analysed.")
        .doesNotContain("No defects were found.</p>", "Detector flash did not analyse");
    assertThat(page).containsPattern("black<br>|failed<br><small>black").contains("not analysed");
  }

  @Test
  void noDetectorRan_isNotCalledClean() throws IOException {
    String page = page(new ReportBuilder().partial(""));
    assertThat(page)
        .contains("nothing can be said of it", "Not analysed: no detector looked")
        .contains("Not analysed: no loudness was measured.")
        .doesNotContain("No defects were found");
  }

  @Test
  void loudnessFigures_areLastOrGreatestAsTheStandardHasThem() throws IOException {
    String page =
        page(
            new ReportBuilder()
                .ran("loudness")
                .metric("loudness-integrated", "LUFS", -60, 0, -20, -23.04)
                .metric("true-peak", "dBTP", -60, 3, -1.5, -7));
    assertThat(page)
        .contains("<dt>Integrated</dt><dd>-23.0 LUFS</dd>")
        .contains("<dt>True peak</dt><dd>-1.5 dBTP</dd>");
  }

  @Test
  void textOfOthers_isEscapedEverywhere() throws IOException {
    String evil = "<script>alert(1)</script>\"'&\n\u0000\uD83D مرحبا 🎬" + "x".repeat(300);
    String page =
        page(
            new ReportBuilder()
                .uri("file:/" + evil)
                .ran(evil)
                .partial(evil)
                .notRun(evil, Cause.FAILED, evil)
                .gap(1, 2, evil)
                .metric(evil, evil, 0, 1, 0, 1)
                .defect(
                    evil,
                    1,
                    2,
                    Severity.ERROR,
                    new Disposition(Disposition.Verdict.CONFIRMED, evil, evil)));
    assertThat(page)
        .doesNotContain("<script", "\u0000")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;")
        .contains("مرحبا 🎬");
  }

  @Test
  void judgement_isShownWithWhoAndWhy() throws IOException {
    assertThat(
            page(
                new ReportBuilder()
                    .ran("freeze")
                    .defect(
                        "freeze",
                        0,
                        50,
                        Severity.ERROR,
                        new Disposition(
                            Disposition.Verdict.CREATIVE_INTENT, "Ada", "a still at the end"))))
        .contains("creative intent", "<bdi>Ada</bdi>: <bdi>a still at the end</bdi>");
  }

  @Test
  void sameReport_givesTheSameBytes() throws IOException {
    assertThat(page(frozen())).isEqualTo(page(frozen()));
  }

  @Test
  void manyDefects_areAllListed_andMarkedInBoundedSpace() throws IOException {
    ReportBuilder many = frozen();
    for (int i = 0; i < 100_000; i++) {
      many.defect("freeze", i % 700, i % 700 + 1, Severity.WARNING);
    }
    Report report = many.build();
    CountingOutput output = new CountingOutput();
    new HtmlReportWriter().write(report, output);
    assertThat(output.rows).isGreaterThan(100_000);
    assertThat(Mark.ofDefects(report.defects(), defect -> true, TimeAxis.of(report)))
        .hasSizeLessThanOrEqualTo(2 * TimeAxis.COLUMNS);
  }

  /** Counts lines and keeps nothing. */
  private static final class CountingOutput extends OutputStream {
    int rows;

    @Override
    public void write(int b) {
      rows += b == '\n' ? 1 : 0;
    }
  }
}
