package io.sightglass.desktop;

import io.sightglass.desktop.settings.UserSettings;
import io.sightglass.desktop.shell.Choices;
import io.sightglass.desktop.shell.MainPane;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window, in a real scene without a display, opened for each test. */
abstract class WindowJourney {

  /** Far more than any of this takes on a busy machine; nothing waits that long if all is well. */
  static final long PATIENCE_SECONDS = 300;

  @TempDir Path folder;

  final FxRobot robot = new FxRobot();
  Stage stage;
  Workstation workstation;
  MainPane pane;

  /** What answers dialogs. */
  abstract Choices choices();

  @BeforeEach
  void openWindow() throws TimeoutException {
    FxToolkit.toolkitContext().setLaunchTimeoutInMillis(PATIENCE_SECONDS * 1000);
    FxToolkit.toolkitContext().setSetupTimeoutInMillis(PATIENCE_SECONDS * 1000);
    stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(() -> {
      workstation = new Workstation(UserSettings.in(folder), choices(), 1280, 720);
      pane = workstation.pane();
      stage.setScene(workstation.scene());
      stage.show();
      return null;
    });
  }

  /** Opens a recording, and waits until it is analysed and its first picture is shown. */
  final void openAnalysed(Path file) {
    robot.interact(() -> pane.open(file.toString()));
    until(
        "the end of the analysis",
        () -> pane.workspace().view().outcome().isPresent() && !pane.workspace().view().running());
    until("the picture", () -> pane.picture().video().shownFrame() == 0);
  }

  @AfterEach
  void closeWindow() throws TimeoutException {
    FxToolkit.setupFixture(() -> {
      stage.hide();
      workstation.close();
    });
  }

  static void until(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(
          PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain for " + what, e);
    }
  }
}
