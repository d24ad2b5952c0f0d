package io.sightglass.desktop.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One sentence over the window's contents, which go on beneath it. */
final class MessageBar extends HBox {

  private final Label text = new Label();

  MessageBar() {
    getStyleClass().add("message-bar");
    setId("message");
    text.setWrapText(true);
    Region space = new Region();
    setHgrow(space, Priority.ALWAYS);
    setHgrow(text, Priority.SOMETIMES);
    Button close = new Button("Dismiss");
    close.getStyleClass().add("flat");
    close.setFocusTraversable(false);
    close.setOnAction(event -> hide());
    getChildren().addAll(text, space, close);
    hide();
  }

  void error(String sentence) {
    show(sentence, false);
  }

  void info(String sentence) {
    show(sentence, true);
  }

  void hide() {
    setVisible(false);
    setManaged(false);
  }

  private void show(String sentence, boolean info) {
    text.setText(sentence);
    getStyleClass().remove("info");
    if (info) {
      getStyleClass().add("info");
    }
    setVisible(true);
    setManaged(true);
  }
}
