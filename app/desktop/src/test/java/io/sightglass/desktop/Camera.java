package io.sightglass.desktop;

import io.sightglass.desktop.player.FrameFiles;
import io.sightglass.desktop.shell.MainPane;
import io.sightglass.desktop.theme.Palette;
import io.sightglass.desktop.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Takes pictures of the window, at two sizes and in both themes. Used by one thread. */
final class Camera {

  static final int[][] SIZES = {{1280, 720}, {2560, 1440}};
  private static final long PATIENCE_MILLIS = 120_000;
  private static final long SETTLE_MILLIS = 900;

  private final Path target;
  private final Stage stage;
  private final MainPane pane;
  private final Scene large;

  /** On the JavaFX thread. */
  Camera(Path target, Stage stage, MainPane pane) {
    this.target = target;
    this.stage = stage;
    this.pane = pane;
    large = new Scene(new Pane(), SIZES[1][0], SIZES[1][1]);
    Theme.follow(large, pane.paletteProperty());
  }

  void pictures(String name) throws Exception {
    for (int[] size : SIZES) {
      for (Palette palette : List.of(Palette.DARK, Palette.LIGHT)) {
        picture(name, size, palette);
      }
    }
    fx(() -> {
      dress(SIZES[0], Palette.DARK);
      return null;
    });
  }

  void picture(String name, int[] size, Palette palette) throws Exception {
    fx(() -> {
      dress(size, palette);
      return null;
    });
    Thread.sleep(SETTLE_MILLIS);
    until(() ->
        pane.player().state().frame() < 0
            || pane.player().state().frame() == pane.picture().video().shownFrame());
    Image image = fx(() -> pane.getScene().snapshot(null));
    FrameFiles.write(image, file(name, size, palette));
  }

  // What pops up is a window of its own, laid over the picture of the stage's.
  void screen(String name) throws Exception {
    Thread.sleep(SETTLE_MILLIS);
    Image image =
        fx(() -> {
          Pane layers = new Pane(new ImageView(pane.getScene().snapshot(null)));
          SnapshotParameters clear = new SnapshotParameters();
          clear.setFill(Color.TRANSPARENT);
          for (Window window : Window.getWindows()) {
            if (window instanceof PopupWindow) {
              ImageView popup = new ImageView(window.getScene().getRoot().snapshot(clear, null));
              popup.relocate(
                  window.getX() - stage.getX() - pane.getScene().getX(),
                  window.getY() - stage.getY() - pane.getScene().getY());
              layers.getChildren().add(popup);
            }
          }
          SnapshotParameters whole = new SnapshotParameters();
          whole.setViewport(new Rectangle2D(0, 0, SIZES[0][0], SIZES[0][1]));
          return layers.snapshot(whole, null);
        });
    FrameFiles.write(image, file(name, SIZES[0], Palette.DARK));
  }

  private Path file(String name, int[] size, Palette palette) {
    return target.resolve(
        String.format(
            Locale.ROOT,
            "%s-%s-%dx%d.png",
            name,
            palette.dark() ? "dark" : "light",
            size[0],
            size[1]));
  }

  // The screen that there is not has a size all the same: what is larger is shown on none.
  private void dress(int[] size, Palette palette) {
    Scene window = stage.getScene();
    if (size == SIZES[0]) {
      large.setRoot(new Pane());
      window.setRoot(pane);
    } else {
      window.setRoot(new Pane());
      large.setRoot(pane);
    }
    pane.paletteProperty().set(palette);
    pane.getScene().snapshot(null);
  }

  void hidePopups() throws Exception {
    fx(() -> {
      List.copyOf(Window.getWindows()).stream()
          .filter(window -> window instanceof PopupWindow)
          .forEach(Window::hide);
      return null;
    });
  }

  static void until(Callable<Boolean> condition) throws Exception {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!fx(condition)) {
      if (System.currentTimeMillis() > end) {
        throw new IllegalStateException("waited in vain");
      }
      Thread.sleep(50);
    }
  }

  static <T> T fx(Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    Platform.runLater(task);
    return task.get();
  }
}
