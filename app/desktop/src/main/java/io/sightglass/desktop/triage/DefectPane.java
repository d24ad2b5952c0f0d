package io.sightglass.desktop.triage;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.review.Suggestion;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.TransportDamage;
import io.sightglass.desktop.docs.DetectorPages;
import io.sightglass.desktop.docs.MarkdownView;
import io.sightglass.desktop.theme.Palette;
import io.sightglass.desktop.timeline.TimecodeText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Why a defect is one: what was measured, by which rule, and what its detector does. */
public final class DefectPane extends ScrollPane {

  private static final int MOST_CAUSES = 8;
  private static final int MOST_ERRORS = 6;

  private final Label title = new Label();
  private final GridPane facts = new GridPane();
  private final MarkdownView page = new MarkdownView();
  private final VBox content = new VBox();
  private final Label none =
      new Label("Select a defect to see what was measured, and by which rule it is one.");
  private final LookPane look = new LookPane();
  private final AgainBox again = new AgainBox();
  private final Hyperlink documentation = new Hyperlink();
  private String shownPage = "";
  private long shown = -1;
  private boolean seen = true;
  private Runnable filling = () -> {};

  public DefectPane() {
    getStyleClass().add("defect-pane");
    setId("defect-pane");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    title.getStyleClass().add("h2-label");
    title.setId("defect-title");
    none.getStyleClass().add("hint");
    none.setWrapText(true);
    facts.setHgap(14);
    facts.setVgap(4);
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(84);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    facts.getColumnConstraints().addAll(names, values);
    documentation.setId("documentation");
    documentation.setOnAction(event -> showPage());
    content.getStyleClass().add("defect-content");
    content.getChildren().setAll(none);
    setContent(content);
  }

  /**
   * Shows {@code defect}; null shows none.
   *
   * @param evidence what the analysis holds of it
   * @param transport what errors of the transport stream broke
   */
  public void show(
      @Nullable Defect defect,
      Profile profile,
      TimecodeText positions,
      Evidence evidence,
      TransportDamage transport) {
    if (defect == null) {
      content.getChildren().setAll(none);
      shownPage = "";
      shown = -1;
      filling = () -> {};
      return;
    }
    if (shown != defect.id()) {
      shown = defect.id();
      look.showPictures(List.of());
      look.showHeat(Optional.empty());
      again.show("");
      look.showSuggestion(Optional.empty());
      content.getChildren().setAll(title, look, facts, again, documentation, page);
    }
    filling = () -> fill(defect, profile, positions, evidence, transport);
    fillIfSeen();
  }

  /** Whether it is in sight: what is not costs nothing to keep in step. */
  public void setSeen(boolean now) {
    seen = now;
    fillIfSeen();
  }

  private void fillIfSeen() {
    if (seen) {
      filling.run();
      filling = () -> {};
    }
  }

  private void fill(
      Defect defect,
      Profile profile,
      TimecodeText positions,
      Evidence evidence,
      TransportDamage transport) {
    title.setText(defect.type());
    look.trace().show(defect, evidence);
    facts.getChildren().clear();
    fact("Where", positions.frame(defect.firstFrame()) + ", frames " + DefectText.frames(defect));
    fact("Duration", DefectText.duration(defect) + (defect.open() ? ", going on" : ""));
    fact("Severity", DefectText.words(defect.severity()));
    fact("Judged", DefectText.judgement(defect.disposition()));
    fact("For", defect.disposition().assignee());
    if (defect.detector().equals(Defect.PERSON)) {
      fact("Note", defect.disposition().note());
    } else {
      fact("Note", defect.disposition().note());
      fact("Measured", defect.metric() + ", worst " + DefectText.number(defect.peak()));
      fact(
          "Threshold",
          DefectText.number(defect.threshold())
              + ", passed by "
              + DefectText.number(Math.abs(defect.peak() - defect.threshold())));
      rule(defect, profile).ifPresent(words -> fact("Rule", words));
      fact(
          "Detector",
          defect.detector()
              + (defect.detectorVersion().isEmpty() ? "" : " " + defect.detectorVersion()));
      transport.broken(defect).ifPresent(broken -> fact("Damage", broken.words()));
      if (!transport.causes(defect).isEmpty()) {
        fact(
            "Cause",
            transport.causes(defect).stream()
                .limit(MOST_CAUSES)
                .map(cause -> cause.type() + " at " + positions.frame(cause.firstFrame()))
                .collect(Collectors.joining(", ")));
      }
      String changed = settings(profile.settings().getOrDefault(defect.detector(), Map.of()));
      fact("Settings", changed.isEmpty() ? "as they come" : changed);
      fact("Stream", errors(evidence.errors(), positions));
    }
    if (!shownPage.equals(defect.detector())) {
      shownPage = defect.detector();
      page.show(DetectorPages.find(shownPage).orElse(""));
      setVvalue(0);
    }
    boolean documented = !page.getChildren().isEmpty();
    documentation.setText("What " + defect.detector() + " measures, and its limits");
    documentation.setVisible(documented);
    documentation.setManaged(documented);
  }

  // What the decoder had to cope with; the latest and most frequent kinds say it all.
  private static String errors(List<StreamEvent> errors, TimecodeText positions) {
    if (errors.isEmpty()) {
      return "no error of transport or decoder during it or a second before";
    }
    String told =
        errors.stream()
            .limit(MOST_ERRORS)
            .map(error ->
                positions.frame(positions.rate().frameAt(error.time())) + "  " + error.detail())
            .collect(Collectors.joining("\n"));
    int more = errors.size() - MOST_ERRORS;
    return more > 0 ? told + "\n… and " + more + " more" : told;
  }

  private void showPage() {
    double hidden = content.getHeight() - getViewportBounds().getHeight();
    setVvalue(hidden <= 0 ? 0 : page.getBoundsInParent().getMinY() / hidden);
  }

  /** The colours in force. */
  public void setPalette(Palette colours) {
    look.trace().setPalette(colours);
  }

  public void setOnAgain(Runnable action) {
    again.setOnAgain(action);
  }

  /** Says what came of analysing again. */
  public void showAgain(String words) {
    again.show(words);
  }

  /** The defect that is shown; −1 where none is. */
  public long shown() {
    return shown;
  }

  /** Shows pictures of the defect that is shown. */
  public void show(
      List<DefectLooks.Picture> pictures,
      Optional<DefectLooks.Picture> heat,
      Optional<Suggestion> suggestion) {
    look.showPictures(pictures);
    look.showHeat(heat);
    look.showSuggestion(suggestion);
  }

  /** Nothing is suggested any more. */
  public void showNoSuggestion() {
    look.showSuggestion(Optional.empty());
  }

  public void setOnAccept(Runnable action) {
    look.setOnAccept(action);
  }

  public void setOnForget(Runnable action) {
    look.setOnForget(action);
  }

  private static String settings(Map<String, Double> changed) {
    return new TreeMap<>(changed)
        .entrySet().stream()
            .map(setting -> setting.getKey() + " = " + number(setting.getValue()))
            .collect(Collectors.joining(", "));
  }

  static Optional<String> rule(Defect defect, Profile profile) {
    return profile.rules().stream()
        .filter(rule -> rule.type().equals(defect.type()))
        .filter(rule -> defect.metric().startsWith(rule.condition().metric()))
        .findFirst()
        .map(DefectPane::words);
  }

  private static String words(DefectRule rule) {
    StringBuilder words = new StringBuilder(words(rule.condition()));
    rule.also().forEach(also -> words.append(" and ").append(words(also)));
    if (rule.minMicros() > 0) {
      words.append(
          String.format(Locale.ROOT, ", for at least %s s", number(rule.minMicros() / 1e6)));
    }
    return words.toString();
  }

  private static String words(Condition condition) {
    boolean least = condition.comparison() == Condition.Comparison.AT_LEAST;
    String words = condition.metric() + (least ? " ≥ " : " ≤ ") + number(condition.enter());
    return condition.leave() == condition.enter()
        ? words
        : words + " (leaves at " + number(condition.leave()) + ")";
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4g", value).replaceFirst("\\.?0+$", "");
  }

  private void fact(String name, String value) {
    if (value.isBlank()) {
      return;
    }
    Label label = new Label(name);
    label.getStyleClass().add("hint");
    GridPane.setValignment(label, VPos.TOP);
    Label text = new Label(value);
    text.setWrapText(true);
    facts.addRow(facts.getRowCount(), label, text);
  }
}
