package io.sightglass.desktop.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Brings tasks of which each counts to the screen's thread, in their order. */
public final class FxTasks implements Executor {

  @Override
  public void execute(Runnable task) {
    Platform.runLater(task);
  }
}
