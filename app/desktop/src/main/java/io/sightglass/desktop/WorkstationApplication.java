package io.sightglass.desktop;

import io.sightglass.core.report.Tool;
import io.sightglass.desktop.fx.AfterDraw;
import io.sightglass.desktop.settings.UserSettings;
import io.sightglass.desktop.settings.WindowSettings;
import io.sightglass.desktop.shell.FileDialogs;
import io.sightglass.desktop.theme.Palette;
import java.io.IOException;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The workstation in its window. */
public final class WorkstationApplication extends Application {

  private static final List<Integer> ICONS = List.of(16, 32, 48, 128);

  private static final int FAILED = 1;

  private @Nullable Workstation workstation;

  /**
   * Shows the window at once, and builds what is in it when it stands: that takes longer than all
   * the rest of the start.
   */
  @Override
  public void start(Stage stage) {
    LaunchOptions options = LaunchOptions.parse(getParameters().getRaw());
    Palette palette = WindowSettings.ofUser().dark() ? Palette.DARK : Palette.LIGHT;
    stage.setTitle("Sightglass");
    ICONS.forEach(size -> stage.getIcons().add(icon(size)));
    stage.setScene(
        new Scene(new Group(), options.width(), options.height(), Palette.fx(palette.window())));
    stage.setMinWidth(900);
    stage.setMinHeight(560);
    stage.show();
    AfterDraw.run(() -> {
      StartUpMarks.tell("window");
      fill(stage, options);
    });
  }

  private void fill(Stage stage, LaunchOptions options) {
    try {
      Scene empty = stage.getScene();
      Workstation started =
          new Workstation(
              UserSettings.ofUser(), new FileDialogs(stage), empty.getWidth(), empty.getHeight());
      workstation = started;
      stage.setScene(started.scene());
      StartUpMarks.watch(started.pane(), !options.inputs().isEmpty(), Platform::exit);
      LoggerFactory.getLogger(WorkstationApplication.class)
          .info("The window is open: {}", String.join(", ", Tool.versions()));
      options.inputs().stream().findFirst().ifPresent(started.pane()::open);
      options
          .snapshot()
          .ifPresent(
              file -> new WindowPicture(started.pane()).takeWhenAnalysed(file, Platform::exit));
    } catch (IOException | RuntimeException e) {
      // A window that stays empty is no use to anybody.
      new Failures().uncaughtException(Thread.currentThread(), e);
      System.exit(FAILED);
    }
  }

  private static Image icon(int size) {
    return new Image("/io/sightglass/icons/sightglass-" + size + ".png");
  }

  @Override
  public void stop() {
    if (workstation != null) {
      workstation.close();
    }
  }
}
