package io.sightglass.desktop.publish;

import io.sightglass.core.publish.RollingPublication.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** How often a live session is published while it goes on. */
final class SchedulePane extends FlowPane {

  private static final int USUAL_MINUTES = 15;
  private static final int MOST_MINUTES = 1440;
  private static final int MOST_DEFECTS = 10_000;

  private final CheckBox again = new CheckBox("Again every");
  private final Spinner<Integer> minutes = new Spinner<>(1, MOST_MINUTES, USUAL_MINUTES);
  private final Spinner<Integer> defects = new Spinner<>(0, MOST_DEFECTS, 0);
  private final Button stop = new Button("Publish no more");

  SchedulePane(LiveBundles live) {
    super(8, 6);
    setAlignment(Pos.CENTER_LEFT);
    setPrefWrapLength(430);
    again.setId("publish-again");
    minutes.setId("publish-minutes");
    defects.setId("publish-defects");
    stop.setId("publish-stop");
    for (Spinner<Integer> number : List.of(minutes, defects)) {
      number.setEditable(true);
      number.setPrefWidth(84);
      number.disableProperty().bind(again.selectedProperty().not());
    }
    for (Region part : List.of(again, stop)) {
      part.setMinWidth(USE_PREF_SIZE);
    }
    stop.visibleProperty().bind(live.goingProperty());
    stop.managedProperty().bind(live.goingProperty());
    stop.setOnAction(event -> live.stop());
    getChildren()
        .addAll(
            again,
            minutes,
            new Label("minutes, and after"),
            defects,
            new Label("new defects (0: never for their sake); the whole at the end."),
            stop);
    show(false);
  }

  void show(boolean live) {
    setVisible(live);
    setManaged(live);
    again.setSelected(live);
  }

  /** Empty where it is published once. */
  Optional<Schedule> schedule() {
    return again.isSelected()
        ? Optional.of(new Schedule(Duration.ofMinutes(minutes.getValue()), defects.getValue()))
        : Optional.empty();
  }
}
