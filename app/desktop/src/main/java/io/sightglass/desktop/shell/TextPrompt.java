package io.sightglass.desktop.shell;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** Asks for one line of text beside the button that wants it. */
final class TextPrompt {

  private final TextField field = new TextField();
  private final PopOver over;

  /**
   * @param id of the text field
   * @param question above the field
   * @param example in the empty field
   * @param verb on the button
   */
  TextPrompt(String id, String question, String example, String verb, Consumer<String> onText) {
    this(id, question, example, verb, false, onText);
  }

  /**
   * @param mayBeEmpty whether no text is an answer as well
   */
  TextPrompt(
      String id,
      String question,
      String example,
      String verb,
      boolean mayBeEmpty,
      Consumer<String> onText) {
    field.setId(id);
    field.setPromptText(example);
    field.setPrefColumnCount(34);
    Button open = new Button(verb);
    open.getStyleClass().add("accent");
    open.setId(id + "-ok");
    open.setDefaultButton(true);
    if (!mayBeEmpty) {
      open.disableProperty().bind(field.textProperty().map(String::isBlank));
    }
    VBox content = new VBox(8, new Label(question), new HBox(8, field, open));
    content.getStyleClass().add("prompt");
    over = new PopOver(content);
    over.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
    over.setDetachable(false);
    over.setAnimated(false);
    open.setOnAction(event -> {
      over.hide();
      onText.accept(field.getText().strip());
    });
  }

  /** Asks, with {@code proposed} to be changed. */
  void show(Node owner, String proposed) {
    field.setText(proposed);
    show(owner);
  }

  void show(Node owner) {
    over.show(owner);
    field.requestFocus();
    field.selectAll();
  }
}
