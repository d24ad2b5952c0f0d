package io.sightglass.desktop;

import io.sightglass.core.report.Tool;
import io.sightglass.desktop.settings.UserSettings;
import io.sightglass.desktop.shell.FileDialogs;
import java.io.IOException;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workstation in its window. */
public final class WorkstationApplication extends Application {

  private static final List<Integer> ICONS = List.of(16, 32, 48, 128);

  private static final Logger LOG = LoggerFactory.getLogger(WorkstationApplication.class);

  private @Nullable Workstation workstation;

  @Override
  public void start(Stage stage) throws IOException {
    LaunchOptions options = LaunchOptions.parse(getParameters().getRaw());
    Workstation started =
        new Workstation(
            UserSettings.ofUser(), new FileDialogs(stage), options.width(), options.height());
    workstation = started;
    stage.setTitle("Sightglass");
    ICONS.forEach(size -> stage.getIcons().add(icon(size)));
    stage.setScene(started.scene());
    stage.setMinWidth(900);
    stage.setMinHeight(560);
    stage.show();
    if (Boolean.getBoolean(StartUpMarks.PROPERTY)) {
      StartUpMarks.watch(started.pane(), !options.inputs().isEmpty(), Platform::exit);
    }
    LOG.info("The window is open: {}", String.join(", ", Tool.versions()));
    options.inputs().stream().findFirst().ifPresent(started.pane()::open);
    options
        .snapshot()
        .ifPresent(
            file -> new WindowPicture(started.pane()).takeWhenAnalysed(file, Platform::exit));
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
