package io.sightglass.desktop.shell;

import io.sightglass.core.pipeline.AnalysisResult;
import io.sightglass.core.report.Judgement;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.Verdict;
import io.sightglass.core.timeline.Defect;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** What the profile's verdict rules make of the defects as they are judged now. */
final class VerdictLabel extends Label {

  private static final PseudoClass FAIL = PseudoClass.getPseudoClass("fail");

  private List<Defect> judged = List.of();
  private boolean running = true;
  private final Tooltip why = new Tooltip();

  VerdictLabel() {
    setId("verdict");
    getStyleClass().add("verdict");
    setTooltip(why);
    say("", "");
  }

  void show(AnalysisView view) {
    if (view.analysis().isEmpty()) {
      judged = List.of();
      running = true;
      say("", "");
      return;
    }
    // Most updates bring measurements alone, and no new defects.
    if (view.defects().equals(judged) && view.running() && running) {
      return;
    }
    judged = view.defects();
    running = view.running();
    view.result().ifPresent(result -> say(judgement(result)));
  }

  private static Judgement judgement(AnalysisResult result) {
    return Judgement.of(
        result.profile(),
        result.defects(),
        Report.analysedMicros(result.analysedTo(), result.gaps()),
        result.partial());
  }

  private void say(Judgement judgement) {
    pseudoClassStateChanged(FAIL, judgement.verdict() == Verdict.FAIL);
    say(text(judgement.verdict(), running), reasons(judgement));
  }

  private void say(String text, String reasons) {
    setText(text);
    setVisible(!text.isEmpty());
    setManaged(!text.isEmpty());
    why.setText(reasons);
  }

  // While it runs, not all was analysed; that need not be said.
  static String text(Verdict verdict, boolean running) {
    return switch (verdict) {
      case FAIL -> running ? "Fails so far" : "Fails";
      case PASS -> running ? "" : "Passes";
      case INCOMPLETE -> running ? "" : "Incomplete";
    };
  }

  static String reasons(Judgement judgement) {
    return switch (judgement.verdict()) {
      case FAIL ->
          String.join("\n", judgement.reasons())
              + "\nDefects judged a false positive, creative intent, a known slate or fixed do not"
              + " count.";
      case PASS -> "No verdict rule of the profile is broken.";
      case INCOMPLETE -> "No verdict rule of the profile is broken, but not all was analysed.";
    };
  }
}
