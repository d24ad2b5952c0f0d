package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reports of the bundled sample, from one form to the next. */
@Timeout(120)
class ReportCommandsTest {

  @TempDir static Path folder;
  private static Path sample;
  private static Path full;
  private static Path json;

  @BeforeAll
  static void analyse() throws IOException {
    sample = Sample.copyTo(Files.createDirectory(folder.resolve("media")));
    Files.writeString(folder.resolve("media").resolve("broken.mp4"), "nothing of the kind");
    CommandRun run =
        CommandRun.of(
            "batch",
            folder.resolve("media"),
            "gone.ts",
            "--report-dir",
            folder.resolve("reports"),
            "--format",
            "json,full-json,qctools",
            "-s",
            folder.resolve("s.html"),
            "-s",
            folder.resolve("s.csv"),
            "-s",
            folder.resolve("s.junit.xml"));
    assertThat(run.out().lines().toList().getLast()).isEqualTo("2 not opened, 1 fail");
    assertThat(run.out().lines().toList().getFirst()).startsWith("not opened");
    assertThat(run.code()).isEqualTo(ExitCode.NOT_OPENED);
    json = folder.resolve("reports").resolve("sightglass-sample.ts.json");
    full = folder.resolve("reports").resolve("sightglass-sample.ts.full.json");
  }

  private static int defects() throws IOException {
    return Sample.JSON.readTree(Files.readString(json)).get("defects").size();
  }

  @Test
  void batch_linksItsReportsFromTheSummary() throws IOException {
    assertThat(Files.readString(folder.resolve("s.html")))
        .contains("href=\"./reports/sightglass-sample.ts.json\"");
    assertThat(Files.readString(folder.resolve("s.csv"))).contains("broken.mp4,not-opened");
    assertThat(Files.readString(folder.resolve("s.junit.xml"))).contains("<failure ");
  }

  @Test
  void bothJsonReports_holdAgainstTheSchema() throws IOException {
    SchemaCheck check = new SchemaCheck("report-1.json");
    assertThat(check.problems(Files.readString(json))).isEmpty();
    assertThat(check.problems(Files.readString(full))).isEmpty();
  }

  @Test
  void everyFormat_canBeMadeOfAFullReport() throws IOException {
    CommandRun formats = CommandRun.of("report", "formats");
    assertThat(formats.code()).isEqualTo(ExitCode.OK);
    for (String line : formats.out().lines().filter(l -> !l.startsWith(" ")).toList()) {
      String extension = line.substring(line.lastIndexOf("*.") + 2);
      Path file = folder.resolve("converted." + extension);
      CommandRun run = CommandRun.of("report", "convert", full, file);
      assertThat(run.code()).as(line + run.err()).isEqualTo(ExitCode.OK);
      assertThat(file).isNotEmptyFile();
    }
    assertThat(folder.resolve("converted.json")).hasSameTextualContentAs(json);
    assertThat(folder.resolve("converted.full.json")).hasSameTextualContentAs(full);
  }

  @Test
  void signature_isInTheReport() throws IOException {
    CommandRun run =
        CommandRun.of("report", "convert", json, "--format", "json", "--signed-by", "Ada مرحبا");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(Sample.JSON.readTree(run.out()).get("signOff").get("by").asString())
        .isEqualTo("Ada مرحبا");
    assertThat(new SchemaCheck("report-1.json").problems(run.out())).isEmpty();
  }

  @Test
  void shortReport_cannotTellSingleValues_andSaysSo() {
    CommandRun.of("report", "convert", json, folder.resolve("x.measurements.csv"))
        .failedWith(ExitCode.FAILED, "full JSON report");
    CommandRun.of("report", "judge", json, "-p", "broadcast")
        .failedWith(ExitCode.NOT_OPENED, "full JSON report");
  }

  @Test
  void othersMeasurements_areJudged() throws IOException {
    Path qctools = folder.resolve("reports").resolve("sightglass-sample.ts.qctools.xml.gz");
    CommandRun own = CommandRun.of("report", "judge", full);
    CommandRun imported = CommandRun.of("report", "judge", qctools, "-p", "broadcast");
    assertThat(own.code()).isEqualTo(ExitCode.DEFECTS);
    assertThat(own.out().lines().filter(line -> line.contains("  frames ")))
        .hasSizeGreaterThanOrEqualTo(Sample.truth().size())
        .isSubsetOf(imported.out().lines().toList());
  }

  @Test
  void diff_ofTheSame_saysSo_andOfAWorseOne_fails() throws IOException {
    assertThat(CommandRun.of("report", "diff", json, full).out())
        .isEqualToIgnoringNewLines("The reports say the same.");
    Path clean = folder.resolve("clean.json");
    String text = Files.readString(json);
    Files.writeString(clean, text.replaceAll("(?s)\"defects\" : \\[.*", "\"defects\" : [ ]\n}\n"));
    CommandRun worse = CommandRun.of("report", "diff", clean, json);
    assertThat(worse.code()).isEqualTo(ExitCode.DEFECTS);
    assertThat(worse.out())
        .contains("The verdict was pass, is fail.", defects() + " new, 0 gone, 0 changed");
    assertThat(CommandRun.of("report", "diff", json, clean).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void mergeOfOne_isThatOne_andSummaryHasItsVerdict() throws IOException {
    CommandRun merged = CommandRun.of("report", "merge", json, json);
    assertThat(merged.out().lines().toList().getLast())
        .isEqualTo("fail: " + defects() + " defects");
    CommandRun summary = CommandRun.of("report", "summary", json, full);
    assertThat(summary.code()).isEqualTo(ExitCode.DEFECTS);
    assertThat(summary.out().lines().toList().getLast()).isEqualTo("2 fail");
  }

  @Test
  void wrongUse_isSaidInASentence() {
    CommandRun.of("report").failedWith(ExitCode.USAGE, "Which report command?");
    CommandRun.of("report", "convert", json).failedWith(ExitCode.USAGE, "--format");
    CommandRun.of("report", "convert", json, "x.doc").failedWith(ExitCode.USAGE, "resolve-edl");
    CommandRun.of("report", "convert", "gone.json", folder.resolve("y.html"))
        .failedWith(ExitCode.NOT_OPENED, "There is no file gone.json");
    CommandRun.of("report", "convert", sample, folder.resolve("y.html"))
        .failedWith(ExitCode.NOT_OPENED, "not a Sightglass report");
    CommandRun.of("batch").failedWith(ExitCode.USAGE, "nothing to analyse");
    CommandRun.of("batch", "a.ts", "-s", "s.doc").failedWith(ExitCode.USAGE, ".junit.xml");
    CommandRun.of("batch", "a.ts", "--format", "json").failedWith(ExitCode.USAGE, "--report-dir");
  }
}
