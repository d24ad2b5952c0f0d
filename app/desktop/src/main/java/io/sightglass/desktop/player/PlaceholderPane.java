package io.sightglass.desktop.player;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where the picture would be: an invitation, patience, or what went wrong. */
public final class PlaceholderPane extends VBox {

  private final VBox picture = new VBox();
  private final Label title = new Label();
  private final Label sentence = new Label();
  private final FlowPane actions = new FlowPane(8, 8);

  PlaceholderPane() {
    getStyleClass().add("placeholder-pane");
    setId("placeholder");
    setAlignment(Pos.CENTER);
    picture.setAlignment(Pos.CENTER);
    title.getStyleClass().add("placeholder-title");
    title.setId("placeholder-title");
    sentence.getStyleClass().add("placeholder-sentence");
    sentence.setId("placeholder-sentence");
    sentence.setWrapText(true);
    sentence.setAlignment(Pos.CENTER);
    sentence.setTextAlignment(TextAlignment.CENTER);
    sentence.setMaxWidth(520);
    actions.setAlignment(Pos.CENTER);
    getChildren().addAll(picture, title, sentence, actions);
  }

  /** Nothing is open. */
  public void empty(Button... offers) {
    show(
        icon(Feather.FILM),
        "Nothing is open",
        "Drop a recording here, or open a file or the address of a stream.",
        offers);
  }

  /** {@code name} is being opened. */
  public void opening(String name) {
    ProgressIndicator busy = new ProgressIndicator();
    busy.setPrefSize(36, 36);
    show(busy, "Opening …", name);
  }

  /** It could not be opened, or not be played: why, and what can be done. */
  public void failed(String title, String why, Button... offers) {
    show(icon(Feather.ALERT_TRIANGLE), title, why, offers);
  }

  void soundOnly() {
    show(icon(Feather.MUSIC), "Sound only", "There is no picture in this source.");
  }

  void hide() {
    setVisible(false);
  }

  private static Node icon(Feather code) {
    FontIcon icon = new FontIcon(code);
    icon.getStyleClass().add("placeholder-icon");
    return icon;
  }

  private void show(Node sign, String heading, String text, Button... offers) {
    picture.getChildren().setAll(sign);
    title.setText(heading);
    sentence.setText(text);
    actions.getChildren().setAll(offers);
    actions.setVisible(offers.length > 0);
    actions.setManaged(offers.length > 0);
    setVisible(true);
  }
}
