package io.sightglass.desktop.alert;

import io.sightglass.core.alert.Alert;
import io.sightglass.core.report.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.controlsfx.control.PopOver;

/**
 * The states that are raised, to be acknowledged; each notification is shown on the desktop, too.
 * Hidden while nothing is raised. Used by the screen's thread.
 */
public final class AlertBell extends Button {

  private static final Duration SHOWN = Duration.seconds(12);

  private final Map<String, Alert> raised = new LinkedHashMap<>();
  private final List<String> acknowledged = new ArrayList<>();
  private final Consumer<String> acknowledging;
  private final VBox list = new VBox(10);
  private final PopOver over;

  /**
   * @param acknowledging takes the id of what the user has in hand
   */
  public AlertBell(Consumer<String> acknowledging) {
    this.acknowledging = acknowledging;
    setId("alerts");
    getStyleClass().add("flat");
    setFocusTraversable(false);
    setTooltip(new Tooltip("What lasts now, and was told"));
    list.getStyleClass().add("prompt");
    list.setPrefWidth(460);
    over = new PopOver(list);
    over.setTitle("Alerts");
    over.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    over.setAnimated(false);
    setOnAction(event -> over.show(this));
    refresh();
  }

  /**
   * Takes a notification.
   *
   * @param desktop whether it is shown beside the window, too
   */
  public void take(Alert alert, boolean desktop) {
    switch (alert.kind()) {
      case RAISED, REMINDER -> raised.put(alert.id(), alert);
      case CLEARED -> {
        raised.remove(alert.id());
        acknowledged.remove(alert.id());
      }
      case EVENT -> {
        // Nothing to have in hand.
      }
    }
    refresh();
    if (desktop) {
      notify(alert);
    }
  }

  /** Forgets what a session that was closed had raised. */
  public void forget() {
    raised.clear();
    acknowledged.clear();
    refresh();
  }

  private void notify(Alert alert) {
    Notifications shown =
        Notifications.create()
            .title(title(alert))
            .text(alert.message() + "\n" + Words.lastPart(alert.source()))
            .hideAfter(SHOWN);
    if (getScene() != null) {
      shown.owner(getScene().getWindow());
    }
    switch (alert.severity()) {
      case ERROR, FATAL -> shown.showError();
      case WARNING -> shown.showWarning();
      case INFO -> shown.showInformation();
    }
  }

  private static String title(Alert alert) {
    String kind = Words.lower(alert.kind());
    return Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + ": " + alert.type();
  }

  private void refresh() {
    long open = raised.keySet().stream().filter(id -> !acknowledged.contains(id)).count();
    setVisible(!raised.isEmpty());
    setManaged(!raised.isEmpty());
    setText(
        Words.count(raised.size(), "alert", "alerts")
            + (open == raised.size() || raised.isEmpty() ? "" : ", " + open + " not in hand"));
    list.getChildren().setAll(raised.values().stream().map(this::row).toList());
    if (raised.isEmpty()) {
      over.hide();
    }
  }

  private VBox row(Alert alert) {
    Label name = new Label(alert.type() + ", " + Words.lower(alert.severity()));
    name.getStyleClass().add("title");
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    Button take = new Button(acknowledged.contains(alert.id()) ? "Acknowledged" : "Acknowledge");
    take.setId("acknowledge-" + alert.type());
    take.setDisable(acknowledged.contains(alert.id()));
    take.setOnAction(event -> {
      acknowledged.add(alert.id());
      acknowledging.accept(alert.id());
      refresh();
    });
    Label what = new Label(alert.message());
    what.setWrapText(true);
    return new VBox(2, new HBox(8, name, take), what);
  }
}
