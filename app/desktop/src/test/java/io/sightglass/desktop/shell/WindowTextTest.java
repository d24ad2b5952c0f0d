package io.sightglass.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.pipeline.Headroom;
import io.sightglass.core.pipeline.SessionListener.Outcome;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.Condition.Comparison;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.Verdict;
import io.sightglass.core.time.MediaTime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowTextTest {

  private static final Headroom HEADROOM =
      new Headroom(
          1_000_000,
          100_000_000,
          150_000_000,
          Map.of("black", 20_000_000L, "freeze", 230_000_000L),
          2,
          1,
          1.94);

  private static AnalysisView view(Outcome outcome) {
    return new AnalysisView(
        "clip.ts",
        Optional.empty(),
        List.of(),
        List.of(),
        new MediaTime(61_000_000),
        Optional.of(HEADROOM),
        Optional.of(outcome),
        "");
  }

  private static Profile profile(double enter) {
    DefectRule rule =
        new DefectRule(
            "freeze",
            "freeze",
            new Condition("freeze-stopped", Comparison.AT_LEAST, enter, enter),
            List.of(),
            0,
            0,
            Severity.ERROR,
            true);
    return new Profile("p", "P", Severity.ERROR, List.of(rule), Map.of());
  }

  @Test
  void verdict_isSaidAtTheEnd_butThatItFailsAtOnce() {
    assertThat(VerdictLabel.text(Verdict.FAIL, true)).isEqualTo("Fails so far");
    assertThat(VerdictLabel.text(Verdict.FAIL, false)).isEqualTo("Fails");
    assertThat(VerdictLabel.text(Verdict.INCOMPLETE, true)).isEmpty();
    assertThat(VerdictLabel.text(Verdict.INCOMPLETE, false)).isEqualTo("Incomplete");
    assertThat(VerdictLabel.text(Verdict.PASS, false)).isEqualTo("Passes");
  }

  @Test
  void headroom_isTheShareOfTheSecondThatAllPartsTake() {
    assertThat(StatusLine.load(HEADROOM)).isEqualTo(0.5);
    assertThat(StatusLine.headroom(HEADROOM)).isEqualTo("50 % of a core, 1.9× real time");
  }

  @Test
  void costs_areListedByDetectorDearestFirst() {
    assertThat(HeadroomPane.costs(HEADROOM))
        .extracting(HeadroomPane.Cost::part)
        .containsExactly("decoding", "shared pass", "freeze", "black");
  }

  @Test
  void outcomes_areWords() {
    assertThat(StatusLine.analysis(AnalysisView.EMPTY)).isEqualTo("Nothing is open");
    assertThat(StatusLine.analysis(view(Outcome.RUNNING))).isEqualTo("Opening …");
    assertThat(StatusLine.analysis(view(Outcome.COMPLETE))).isEqualTo("Analysed, 1:01");
    assertThat(StatusLine.analysis(view(Outcome.BROKEN))).isEqualTo("Analysed in part, to 1:01");
    assertThat(StatusLine.noDefects(view(Outcome.NOT_OPENED))).isEqualTo("Nothing was analysed.");
  }

  @Test
  void trial_namesWhatIsChanged() {
    assertThat(TrialBar.changes(profile(85), profile(85))).isEmpty();
    assertThat(TrialBar.changes(profile(85), profile(72.5)))
        .containsExactly("freeze at least 72.50 (was 85)");
  }

  @Test
  void pictureAsShown_standsBesideThePicture() {
    assertThat(FrameExport.overlaid(Path.of("/a/clip.125.png")))
        .isEqualTo(Path.of("/a/clip.125-shown.png"));
  }

  @Test
  void longAddresses_areShortenedInTheMiddle() {
    String address = "https://host/" + "x".repeat(100) + "/index.m3u8";
    assertThat(TopBar.shortened(address))
        .hasSizeLessThan(91)
        .startsWith("https://host/")
        .endsWith("index.m3u8");
    assertThat(TopBar.shortened("short")).isEqualTo("short");
  }
}
