package io.sightglass.desktop.publish;

import io.sightglass.core.publish.SpoolEntry;
import io.sightglass.core.report.text.Words;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** How many reports wait to be published; a click shows which, and why. Hidden while none does. */
public final class SpoolButton extends Button {

  private final PublishModel model;
  private final VBox list = new VBox(10);
  private final PopOver over;

  /**
   * @param told hears what becomes of what is sent
   */
  public SpoolButton(PublishModel model, BiConsumer<String, Boolean> told) {
    this.model = model;
    setId("spool");
    getStyleClass().add("flat");
    setFocusTraversable(false);
    setTooltip(new Tooltip("Reports that wait to be published"));
    Button send = new Button("Send all now");
    send.setId("spool-send");
    send.setOnAction(event -> model.sendAll(told));
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(320);
    VBox content = new VBox(10, scroll, send);
    content.getStyleClass().add("prompt");
    content.setPrefWidth(520);
    over = new PopOver(content);
    over.setTitle("Spool");
    over.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    over.setAnimated(false);
    setOnAction(event -> over.show(this));
    model.waitingProperty().subscribe(this::show);
  }

  private void show(List<SpoolEntry> waiting) {
    long asking = waiting.stream().filter(entry -> !entry.waits()).count();
    setVisible(!waiting.isEmpty());
    setManaged(!waiting.isEmpty());
    setText(
        Words.count(waiting.size(), "report waits", "reports wait")
            + (asking == 0 ? "" : ", " + asking + " for you"));
    list.getChildren().setAll(waiting.stream().map(this::row).toList());
    if (waiting.isEmpty()) {
      over.hide();
    }
  }

  private VBox row(SpoolEntry entry) {
    Label name = new Label(Words.lastPart(entry.source()));
    name.getStyleClass().add("title");
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    Button drop = new Button("Drop");
    drop.setOnAction(event -> model.drop(entry));
    Label where =
        new Label(entry.target().address(entry.target().key(entry.bundle().identity().name())));
    where.getStyleClass().add("hint");
    Label why = new Label(why(entry));
    why.setWrapText(true);
    return new VBox(2, new HBox(8, name, drop), where, why);
  }

  private static String why(SpoolEntry entry) {
    if (entry.message().isEmpty()) {
      return "Not tried yet.";
    }
    return entry.message()
        + (entry.waits()
            ? " Tried again at " + Words.instant(entry.due()) + "."
            : " It is not tried again by itself.");
  }
}
