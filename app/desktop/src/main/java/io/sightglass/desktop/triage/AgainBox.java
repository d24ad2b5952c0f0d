package io.sightglass.desktop.triage;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Has the second that is looked at analysed again, and says what came of it. */
final class AgainBox extends HBox {

  private final Button button = new Button("Analyse this second again");
  private final Label outcome = new Label();

  AgainBox() {
    super(10);
    getStyleClass().add("again");
    button.setId("analyse-again");
    button.getStyleClass().add("small");
    button.setFocusTraversable(false);
    button.setMinWidth(USE_PREF_SIZE);
    outcome.setId("again-outcome");
    outcome.setWrapText(true);
    outcome.setMinWidth(0);
    HBox.setHgrow(outcome, Priority.ALWAYS);
    getChildren().addAll(button, outcome);
  }

  void setOnAgain(Runnable action) {
    button.setOnAction(event -> action.run());
  }

  void show(String words) {
    outcome.setText(words);
  }

  void offer(boolean possible) {
    setVisible(possible);
    setManaged(possible);
  }
}
