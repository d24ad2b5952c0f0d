package io.sightglass.desktop;

import io.sightglass.desktop.graph.PlotChoice;
import io.sightglass.desktop.player.FrameFiles;
import io.sightglass.desktop.player.GuideOverlay.Guide;
import io.sightglass.desktop.scope.ScopePane;
import io.sightglass.desktop.settings.UserSettings;
import io.sightglass.desktop.shell.MainPane;
import io.sightglass.desktop.theme.Palette;
import io.sightglass.desktop.theme.Theme;
import io.sightglass.desktop.timeline.TimelinePane;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Makes a picture of each screen and state of the window, at two sizes and in both themes, without
 * a display: {@code mvn -Pscreens -pl app/desktop -am verify -DskipTests}, into {@code
 * target/screens}.
 */
public final class ScreenPictures {

  private static final int[][] SIZES = {{1280, 720}, {2560, 1440}};
  private static final long PATIENCE_MILLIS = 120_000;
  private static final long SETTLE_MILLIS = 900;

  private final Path target;
  private final Path work;
  private Stage stage;
  private Scene large;
  private Workstation workstation;
  private MainPane pane;

  private ScreenPictures(Path target) throws IOException {
    this.target = Files.createDirectories(target);
    this.work = Files.createTempDirectory("sightglass-screens");
  }

  public static void main(String[] arguments) throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    new ScreenPictures(Path.of(arguments.length > 0 ? arguments[0] : "target/screens")).make();
    Platform.exit();
  }

  private void make() throws Exception {
    fx(() -> {
      workstation =
          new Workstation(UserSettings.in(work), new NoChoices(), SIZES[0][0], SIZES[0][1]);
      pane = workstation.pane();
      large = new Scene(new Pane(), SIZES[1][0], SIZES[1][1]);
      Theme.follow(large, pane.paletteProperty());
      stage = new Stage();
      stage.setScene(workstation.scene());
      stage.show();
      return null;
    });
    try {
      empty();
      opening();
      failed();
      analysed();
      tabs();
      overlays();
      timeline();
      trial();
      joinedMetrics();
      popups();
      soundOnly();
    } finally {
      fx(() -> {
        stage.hide();
        workstation.close();
        return null;
      });
    }
  }

  private void empty() throws Exception {
    pictures("01-empty");
  }

  private void opening() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      int port = silent.getLocalPort();
      silent.close();
      open("udp://127.0.0.1:" + port);
      until(() -> text("#placeholder-title").startsWith("Opening"));
      picture("02-opening", SIZES[0], Palette.DARK);
    }
  }

  private void failed() throws Exception {
    open(
        work.resolve("a-recording-with-a-long-name-that-is-not-there-" + "x".repeat(60) + ".mxf")
            .toString());
    until(() -> text("#placeholder-title").startsWith("This cannot"));
    pictures("03-failed");
  }

  private void analysed() throws Exception {
    open(Sample.in(work).toString());
    until(
        () -> pane.workspace().view().outcome().isPresent() && !pane.workspace().view().running());
    fx(() -> {
      pane.showFirstDefect();
      return null;
    });
    until(pane::settled);
    pictures("04-defects");
  }

  private void tabs() throws Exception {
    tab(1);
    pictures("05-why");
    tab(2);
    until(() -> lookup("#scopes", ScopePane.class).drawn());
    pictures("06-scopes");
    tab(0);
  }

  private void overlays() throws Exception {
    fx(() -> {
      for (Guide guide : Guide.values()) {
        pane.picture().video().guides().set(guide, !guide.name().equals("BLOCKS_8"));
      }
      return null;
    });
    layer("layer-CLIPPED");
    pictures("07-overlays");
    layer("layer-DIFFERENCE");
    fx(() -> {
      pane.player().step(1);
      return null;
    });
    picture("08-difference", SIZES[0], Palette.DARK);
    layer("layer-PLAIN");
    fx(() -> {
      for (Guide guide : Guide.values()) {
        pane.picture().video().guides().set(guide, false);
      }
      return null;
    });
  }

  private void timeline() throws Exception {
    fx(() -> {
      pane.player().markIn();
      return null;
    });
    fx(() -> {
      pane.player().skipSeconds(4);
      return null;
    });
    until(() -> pane.player().state().time().seconds() > 8);
    fx(() -> {
      pane.player().markOut();
      pane.triage().mark(pane.player().state().time(), "Look at the edge here");
      lookup("#timeline", TimelinePane.class).zoom(0.5);
      return null;
    });
    pictures("09-timeline");
    fx(() -> {
      pane.player().clearStretch();
      lookup("#zoom-all", Button.class).fire();
      return null;
    });
  }

  private void trial() throws Exception {
    Node graphs = lookup("#graphs", Node.class);
    fx(() -> {
      pane.graphs().model().choose(List.of("silence-level", "freeze-stopped"));
      pane.graphs().refresh();
      return null;
    });
    Robot robot = fx(Robot::new);
    double y = 4;
    while (y < graphs.getLayoutBounds().getHeight() / 2
        && !lookup("#threshold-readout", Node.class).isVisible()) {
      double at = y;
      fx(() -> {
        robot.mouseMove(graphs.localToScreen(500, at));
        return null;
      });
      y += 2;
    }
    double grip = y - 2;
    Point2D from = graphs.localToScreen(500, grip);
    fx(() -> {
      robot.mousePress(MouseButton.PRIMARY);
      robot.mouseMove(from.subtract(0, grip * 0.62));
      return null;
    });
    until(() -> lookup("#trial", Node.class).isVisible());
    picture("10-trial-dragged", SIZES[0], Palette.DARK);
    fx(() -> {
      robot.mouseRelease(MouseButton.PRIMARY);
      return null;
    });
    pictures("10-trial");
    fx(() -> {
      pane.workspace().dropTrial();
      pane.graphs().model().chooseNone();
      pane.graphs().refresh();
      return null;
    });
  }

  private void joinedMetrics() throws Exception {
    fx(() -> {
      pane.graphs()
          .model()
          .choose(
              new PlotChoice(
                  List.of(
                      List.of("loudness-short-term", "loudness-momentary", "loudness-integrated"),
                      List.of("video-bitrate"),
                      List.of("gop-position"))));
      pane.graphs().refresh();
      return null;
    });
    pictures("18-metrics-in-one-plot");
    fx(() -> {
      pane.graphs().model().chooseNone();
      pane.graphs().refresh();
      return null;
    });
  }

  private void popups() throws Exception {
    fx(() -> {
      lookup("#choose-graphs", Button.class).fire();
      return null;
    });
    screen("11-choose-graphs");
    hidePopups();
    fx(() -> {
      lookup("#headroom", Button.class).fire();
      return null;
    });
    screen("12-headroom");
    hidePopups();
    fx(() -> {
      lookup("#view-menu", MenuButton.class).show();
      return null;
    });
    screen("13-view-menu");
    hidePopups();
    fx(() -> {
      lookup("#export", MenuButton.class).show();
      return null;
    });
    screen("14-export");
    hidePopups();
    fx(() -> {
      lookup("#open-address", Button.class).fire();
      return null;
    });
    screen("15-address");
    hidePopups();
    fx(() -> {
      lookup("#keys", Button.class).fire();
      return null;
    });
    screen("17-keys");
    hidePopups();
  }

  private void soundOnly() throws Exception {
    Path wave = work.resolve("tone.wav");
    Tone.write(wave);
    open(wave.toString());
    until(
        () -> pane.workspace().view().outcome().isPresent() && !pane.workspace().view().running());
    pictures("16-sound-only");
  }

  private void hidePopups() throws Exception {
    fx(() -> {
      List.copyOf(Window.getWindows()).stream()
          .filter(window -> window instanceof PopupWindow)
          .forEach(Window::hide);
      return null;
    });
  }

  private void layer(String id) throws Exception {
    fx(() -> {
      for (Object item : lookup("#view-menu", MenuButton.class).getItems()) {
        if (item instanceof RadioMenuItem layer && id.equals(layer.getId())) {
          layer.setSelected(true);
          layer.getOnAction().handle(null);
        }
      }
      return null;
    });
  }

  private void tab(int index) throws Exception {
    fx(() -> {
      lookup("#side", TabPane.class).getSelectionModel().select(index);
      return null;
    });
  }

  private void open(String input) throws Exception {
    fx(() -> {
      pane.open(input);
      return null;
    });
  }

  private String text(String id) {
    return lookup(id, Label.class).getText();
  }

  private <T extends Node> T lookup(String id, Class<T> type) {
    return type.cast(pane.lookup(id));
  }

  private void pictures(String name) throws Exception {
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

  private void picture(String name, int[] size, Palette palette) throws Exception {
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
  private void screen(String name) throws Exception {
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

  private static void until(Callable<Boolean> condition) throws Exception {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!fx(condition)) {
      if (System.currentTimeMillis() > end) {
        throw new IllegalStateException("waited in vain");
      }
      Thread.sleep(50);
    }
  }

  private static <T> T fx(Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    Platform.runLater(task);
    return task.get();
  }
}
