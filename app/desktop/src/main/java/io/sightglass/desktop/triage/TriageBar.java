package io.sightglass.desktop.triage;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How far the triage has come, and how it goes on. */
public final class TriageBar extends HBox {

  private final Label left = new Label();
  private final Label seenBefore = new Label();
  private final ProgressBar progress = new ProgressBar(0);
  private final CheckBox leftOnly = new CheckBox("Left only");
  private final CheckBox goOn = new CheckBox("Go on");
  private final Button undo = new Button(null, new FontIcon(Feather.CORNER_UP_LEFT));
  private final Button redo = new Button(null, new FontIcon(Feather.CORNER_UP_RIGHT));

  public TriageBar() {
    getStyleClass().add("filter-bar");
    setId("triage-bar");
    left.setId("left");
    left.setMinWidth(Region.USE_PREF_SIZE);
    progress.setId("triage-progress");
    progress.setPrefWidth(90);
    progress.setMinWidth(20);
    leftOnly.setId("left-only");
    leftOnly.setTooltip(new Tooltip("Lists only what nobody has judged (Q)"));
    goOn.setId("go-on");
    goOn.setTooltip(new Tooltip("A judgement is followed by the next defect that is left"));
    undo.setId("undo");
    redo.setId("redo");
    for (Button button : List.of(undo, redo)) {
      button.getStyleClass().addAll("button-icon", "flat", "small");
      button.setFocusTraversable(false);
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    for (CheckBox box : List.of(leftOnly, goOn)) {
      box.setFocusTraversable(false);
      box.setMinWidth(Region.USE_PREF_SIZE);
    }
    Region space = new Region();
    setHgrow(space, Priority.ALWAYS);
    seenBefore.setId("seen-before");
    seenBefore.getStyleClass().add("accent");
    seenBefore.setMinWidth(0);
    suggest("");
    getChildren().addAll(left, progress, seenBefore, space, leftOnly, goOn, undo, redo);
  }

  public BooleanProperty leftOnlyProperty() {
    return leftOnly.selectedProperty();
  }

  public BooleanProperty goOnProperty() {
    return goOn.selectedProperty();
  }

  public void setOnUndo(Runnable action) {
    undo.setOnAction(event -> action.run());
  }

  public void setOnRedo(Runnable action) {
    redo.setOnAction(event -> action.run());
  }

  /**
   * @param verdict on what looks the same; empty for none
   */
  public void suggest(String verdict) {
    seenBefore.setText(verdict.isEmpty() ? "" : "Seen before: " + verdict + " (Y)");
    seenBefore.setVisible(!verdict.isEmpty());
    seenBefore.setManaged(!verdict.isEmpty());
  }

  /**
   * @param undone what would be undone; empty for nothing
   * @param redone what would be done again; empty for nothing
   */
  public void show(Progress now, String undone, String redone) {
    left.setText(now.text());
    progress.setProgress(now.all() == 0 ? 0 : 1 - (double) now.left() / now.all());
    progress.setVisible(now.all() > 0);
    undo.setDisable(undone.isEmpty());
    undo.setTooltip(new Tooltip(undone.isEmpty() ? "Undo" : "Undo: " + undone + " (Ctrl+Z)"));
    redo.setDisable(redone.isEmpty());
    redo.setTooltip(
        new Tooltip(redone.isEmpty() ? "Do again" : "Do again: " + redone + " (Ctrl+Y)"));
  }
}
