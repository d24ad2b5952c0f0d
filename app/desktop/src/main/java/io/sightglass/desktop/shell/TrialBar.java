package io.sightglass.desktop.shell;

import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says which thresholds are being tried, and offers to keep or drop them. */
final class TrialBar extends HBox {

  private final Label changes = new Label();
  private final Button keep = new Button("Keep as a profile", new FontIcon(Feather.SAVE));
  private final Button drop = new Button("Drop", new FontIcon(Feather.ROTATE_CCW));
  private Consumer<String> onKeep = title -> {};
  private String proposed = "";

  TrialBar() {
    getStyleClass().add("trial-bar");
    setId("trial");
    changes.setId("trial-changes");
    changes.setMinWidth(0);
    keep.setId("keep-trial");
    drop.setId("drop-trial");
    for (Button button : List.of(keep, drop)) {
      button.setFocusTraversable(false);
      button.setMinWidth(USE_PREF_SIZE);
      button.getStyleClass().add("small");
    }
    TextPrompt name =
        new TextPrompt(
            "profile-title", "Name of the new profile", "", "Keep", title -> onKeep.accept(title));
    keep.setOnAction(event -> name.show(keep, proposed));
    Region space = new Region();
    setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(new FontIcon(Feather.SLIDERS), changes, space, drop, keep);
    setVisible(false);
    setManaged(false);
  }

  void setOnDrop(Runnable action) {
    drop.setOnAction(event -> action.run());
  }

  /** Takes the title under which the thresholds are to be kept. */
  void setOnKeep(Consumer<String> action) {
    onKeep = action;
  }

  void show(Profile base, Profile tried) {
    List<String> words = changes(base, tried);
    proposed = base.title() + ", changed";
    changes.setText("Trying: " + String.join(", ", words));
    setVisible(!words.isEmpty());
    setManaged(!words.isEmpty());
  }

  /** Each changed threshold, for people. */
  static List<String> changes(Profile base, Profile tried) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < Math.min(base.rules().size(), tried.rules().size()); i++) {
      DefectRule before = base.rules().get(i);
      DefectRule after = tried.rules().get(i);
      change(before.type(), before.condition(), after.condition(), words);
      for (int j = 0; j < Math.min(before.also().size(), after.also().size()); j++) {
        change(before.type(), before.also().get(j), after.also().get(j), words);
      }
    }
    return words;
  }

  private static void change(String type, Condition before, Condition after, List<String> words) {
    if (!before.equals(after)) {
      words.add(
          String.format(
              Locale.ROOT,
              "%s at %s %s (was %s)",
              type,
              after.comparison() == Condition.Comparison.AT_LEAST ? "least" : "most",
              number(after.enter()),
              number(before.enter())));
    }
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
