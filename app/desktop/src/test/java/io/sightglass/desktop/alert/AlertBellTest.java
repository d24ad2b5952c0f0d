package io.sightglass.desktop.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.alert.Alert;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.time.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class AlertBellTest {

  private final FxRobot robot = new FxRobot();
  private final List<String> acknowledged = new CopyOnWriteArrayList<>();
  private AlertBell bell;

  @BeforeEach
  void show() throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(() -> {
      bell = new AlertBell(acknowledged::add);
      // The platform without a display can't draw what leaves its screen.
      StackPane pane = new StackPane(bell);
      pane.setAlignment(Pos.BOTTOM_CENTER);
      pane.setPadding(new Insets(0, 0, 60, 0));
      stage.setScene(new Scene(pane, 1100, 700));
      stage.setX(0);
      stage.setY(0);
      stage.show();
      return null;
    });
  }

  @AfterEach
  void hide() throws Exception {
    FxToolkit.setupFixture(() -> bell.getScene().getWindow().hide());
  }

  private void take(Alert.Kind kind, String type) {
    Alert alert =
        new Alert(
            type + "-1",
            kind,
            Instant.EPOCH,
            "udp://@:5000",
            type,
            Severity.ERROR,
            "It is " + type + ".",
            TimeRange.ofSeconds(1, 2),
            25,
            1,
            0);
    robot.interact(() -> bell.take(alert, true));
  }

  @Test
  void raised_isShownUntilItIsCleared_andAcknowledgedOnce() {
    assertThat(bell.isVisible()).isFalse();
    take(Alert.Kind.EVENT, "click");
    assertThat(bell.isVisible()).isFalse();
    take(Alert.Kind.RAISED, "black");
    take(Alert.Kind.RAISED, "silence");
    assertThat(bell.getText()).isEqualTo("2 alerts");
    assertThat(
            robot
                .lookup((Node node) ->
                    node instanceof Labeled text
                        && String.valueOf(text.getText()).startsWith("It is black."))
                .tryQuery())
        .as("the words of the desktop's notification")
        .isPresent();

    robot.clickOn("#alerts");
    robot.clickOn("#acknowledge-black");
    assertThat(acknowledged).containsExactly("black-1");
    assertThat(bell.getText()).isEqualTo("2 alerts, 1 not in hand");
    assertThat(robot.lookup("#acknowledge-black").query().isDisabled()).isTrue();

    take(Alert.Kind.CLEARED, "black");
    take(Alert.Kind.CLEARED, "silence");
    assertThat(bell.isVisible()).isFalse();
  }
}
