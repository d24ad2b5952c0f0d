package io.sightglass.desktop;

import io.sightglass.desktop.settings.UserSettings;
import io.sightglass.desktop.shell.FileDialogs;
import java.io.IOException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The workstation in its window. */
public final class WorkstationApplication extends Application {

  private @Nullable Workstation workstation;

  @Override
  public void start(Stage stage) throws IOException {
    LaunchOptions options = LaunchOptions.parse(getParameters().getRaw());
    Workstation started =
        new Workstation(
            UserSettings.ofUser(), new FileDialogs(stage), options.width(), options.height());
    workstation = started;
    stage.setTitle("Sightglass");
    stage.setScene(started.scene());
    stage.setMinWidth(900);
    stage.setMinHeight(560);
    stage.show();
    options.inputs().stream().findFirst().ifPresent(started.pane()::open);
    options
        .snapshot()
        .ifPresent(
            file -> new WindowPicture(started.pane()).takeWhenAnalysed(file, Platform::exit));
  }

  @Override
  public void stop() {
    if (workstation != null) {
      workstation.close();
    }
  }
}
