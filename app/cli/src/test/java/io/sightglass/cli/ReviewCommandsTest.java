package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.input.ReportInput;
import io.sightglass.core.review.Edits;
import io.sightglass.core.review.Review;
import io.sightglass.core.review.ReviewSource;
import io.sightglass.core.review.ReviewStore;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewCommandsTest {

  @TempDir static Path folder;
  private static Path clip;
  private static Path json;
  private static Report report;

  @BeforeAll
  static void analyse() throws IOException {
    clip = Sample.copyTo(folder);
    json = folder.resolve("report.json");
    assertThat(CommandRun.of("analyze", clip, "--report", json).code()).isEqualTo(ExitCode.DEFECTS);
    report = ReportInput.read(json, Optional.empty(), Instant.now());
  }

  private static void judge(Path database, String user, Defect defect, Verdict verdict)
      throws IOException {
    try (ReviewStore store = ReviewStore.open(database, InstantSource.system())) {
      Review review = store.review(ReviewSource.of(clip), user);
      review.over(report.defects());
      review.apply(new Edits(review).judge(List.of(defect), verdict));
    }
  }

  @Test
  void decisions_areListedShownAndWrittenIntoAReport() throws IOException {
    Path database = folder.resolve("a.db");
    for (Defect defect : report.defects()) {
      judge(database, "anna", defect, Verdict.FALSE_POSITIVE);
    }
    CommandRun list = CommandRun.of("review", "list", "--reviews", database);
    assertThat(list.out()).contains(clip.getFileName().toString(), "entries");
    CommandRun show = CommandRun.of("review", "show", clip, "--reviews", database);
    assertThat(show.out().lines()).hasSize(report.defects().size());
    assertThat(show.out()).contains("freeze  false positive by anna");
    Path judged = folder.resolve("judged.json");
    CommandRun apply = CommandRun.of("review", "apply", clip, json, judged, "--reviews", database);
    assertThat(apply.code()).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(judged)).contains("\"false-positive\"");
    assertThat(CommandRun.of("report", "diff", json, judged).out()).contains("judgement was open");
  }

  @Test
  void exportedReview_holdsAgainstItsSchema_andIsTakenInWithItsConflicts() throws IOException {
    Path anna = folder.resolve("anna.db");
    Path ben = folder.resolve("ben.db");
    Defect first = report.defects().get(0);
    Defect second = report.defects().get(1);
    judge(anna, "anna", first, Verdict.CONFIRMED);
    judge(ben, "ben", first, Verdict.CREATIVE_INTENT);
    judge(ben, "ben", second, Verdict.FIXED);
    Path file = folder.resolve("ben.review.json");
    assertThat(CommandRun.of("review", "export", clip, file, "--reviews", ben).code())
        .isEqualTo(ExitCode.OK);
    assertThat(new SchemaCheck("review-1.json").problems(Files.readString(file))).isEmpty();
    CommandRun taken = CommandRun.of("review", "import", file, "--reviews", anna);
    assertThat(taken.code()).isEqualTo(ExitCode.DEFECTS);
    assertThat(taken.out()).contains("verdict: kept confirmed (anna), other creative intent (ben)");
    assertThat(CommandRun.of("review", "show", clip, "--reviews", anna).out())
        .contains("confirmed by anna", "fixed by ben");
    CommandRun again = CommandRun.of("review", "import", file, "--reviews", anna);
    assertThat(again.err()).contains("here already");
    assertThat(again.code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void whatIsNotThere_isASentence() {
    Path none = folder.resolve("none.db");
    CommandRun.of("review", "show", clip, "--reviews", none)
        .failedWith(ExitCode.NOT_OPENED, "Nothing was decided yet");
    CommandRun.of("review", "export", "nothing.ts", "-", "--reviews", none)
        .failedWith(ExitCode.NOT_OPENED, "no review called nothing.ts");
    CommandRun.of("review", "import", json, "--reviews", none)
        .failedWith(ExitCode.NOT_OPENED, "is not an exported review");
    CommandRun.of("review", "import", folder.resolve("x"), "--reviews", none)
        .failedWith(ExitCode.NOT_OPENED, "was not found");
  }
}
