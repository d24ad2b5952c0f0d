package io.sightglass.desktop;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportFiles;
import io.sightglass.core.report.ReportFormats;
import io.sightglass.core.report.Tool;
import io.sightglass.core.timeline.Defect;
import io.sightglass.desktop.graph.PlotChoice;
import io.sightglass.desktop.player.GuideOverlay.Guide;
import io.sightglass.desktop.scope.ScopePane;
import io.sightglass.desktop.settings.UserSettings;
import io.sightglass.desktop.shell.MainPane;
import io.sightglass.desktop.theme.Palette;
import io.sightglass.desktop.timeline.TimelinePane;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/**
 * Makes a picture of each screen and state of the window, at two sizes and in both themes, without
 * a display: {@code mvn -Pscreens -pl app/desktop -am verify -DskipTests}, into {@code
 * target/screens}.
 */
public final class ScreenPictures {

  private final Path target;
  private final Path work;
  private Stage stage;
  private Workstation workstation;
  private MainPane pane;
  private final OlderReport choices = new OlderReport();
  private Camera camera;

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
    Camera.fx(() -> {
      workstation =
          new Workstation(UserSettings.in(work), choices, Camera.SIZES[0][0], Camera.SIZES[0][1]);
      pane = workstation.pane();
      stage = new Stage();
      stage.setScene(workstation.scene());
      stage.show();
      camera = new Camera(target, stage, pane);
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
      handover();
      triaged();
      fixCheck();
      grouped();
      documentation();
      compared();
      soundOnly();
      live();
    } finally {
      Camera.fx(() -> {
        stage.hide();
        workstation.close();
        return null;
      });
    }
  }

  private void empty() throws Exception {
    camera.pictures("01-empty");
  }

  private void opening() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      int port = silent.getLocalPort();
      silent.close();
      open("udp://127.0.0.1:" + port);
      Camera.until(() -> text("#placeholder-title").startsWith("Opening"));
      camera.picture("02-opening", Camera.SIZES[0], Palette.DARK);
    }
  }

  private void failed() throws Exception {
    open(
        work.resolve("a-recording-with-a-long-name-that-is-not-there-" + "x".repeat(60) + ".mxf")
            .toString());
    Camera.until(() -> text("#placeholder-title").startsWith("This cannot"));
    camera.pictures("03-failed");
  }

  private void analysed() throws Exception {
    open(Sample.in(work).toString());
    Camera.until(
        () -> pane.workspace().view().outcome().isPresent() && !pane.workspace().view().running());
    Camera.fx(() -> {
      pane.showFirstDefect();
      return null;
    });
    Camera.until(pane::settled);
    camera.pictures("04-defects");
  }

  private void tabs() throws Exception {
    tab(1);
    camera.pictures("05-why");
    tab(2);
    Camera.until(() -> lookup("#scopes", ScopePane.class).drawn());
    camera.pictures("06-scopes");
    tab(0);
  }

  private void overlays() throws Exception {
    Camera.fx(() -> {
      for (Guide guide : Guide.values()) {
        pane.picture().video().guides().set(guide, !guide.name().equals("BLOCKS_8"));
      }
      return null;
    });
    layer("layer-CLIPPED");
    camera.pictures("07-overlays");
    layer("layer-DIFFERENCE");
    Camera.fx(() -> {
      pane.player().step(1);
      return null;
    });
    camera.picture("08-difference", Camera.SIZES[0], Palette.DARK);
    layer("layer-PLAIN");
    Camera.fx(() -> {
      for (Guide guide : Guide.values()) {
        pane.picture().video().guides().set(guide, false);
      }
      return null;
    });
  }

  private void timeline() throws Exception {
    Camera.fx(() -> {
      pane.player().markIn();
      return null;
    });
    Camera.fx(() -> {
      pane.player().skipSeconds(4);
      return null;
    });
    Camera.until(() -> pane.player().state().time().seconds() > 8);
    Camera.fx(() -> {
      pane.player().markOut();
      pane.triage().mark(pane.player().state().time(), "Look at the edge here");
      lookup("#timeline", TimelinePane.class).zoom(0.5);
      return null;
    });
    camera.pictures("09-timeline");
    Camera.fx(() -> {
      pane.player().clearStretch();
      lookup("#zoom-all", Button.class).fire();
      return null;
    });
  }

  private void trial() throws Exception {
    Node graphs = lookup("#graphs", Node.class);
    Camera.fx(() -> {
      pane.graphs().model().choose(List.of("silence-level", "freeze-stopped"));
      pane.graphs().refresh();
      return null;
    });
    Robot robot = Camera.fx(Robot::new);
    double y = 4;
    while (y < graphs.getLayoutBounds().getHeight() / 2
        && !lookup("#threshold-readout", Node.class).isVisible()) {
      double at = y;
      Camera.fx(() -> {
        robot.mouseMove(graphs.localToScreen(500, at));
        return null;
      });
      y += 2;
    }
    double grip = y - 2;
    Point2D from = graphs.localToScreen(500, grip);
    Camera.fx(() -> {
      robot.mousePress(MouseButton.PRIMARY);
      robot.mouseMove(from.subtract(0, grip * 0.62));
      return null;
    });
    Camera.until(() -> lookup("#trial", Node.class).isVisible());
    camera.picture("10-trial-dragged", Camera.SIZES[0], Palette.DARK);
    Camera.fx(() -> {
      robot.mouseRelease(MouseButton.PRIMARY);
      return null;
    });
    camera.pictures("10-trial");
    Camera.fx(() -> {
      pane.workspace().dropTrial();
      pane.graphs().model().chooseNone();
      pane.graphs().refresh();
      return null;
    });
  }

  private void joinedMetrics() throws Exception {
    Camera.fx(() -> {
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
    camera.pictures("18-metrics-in-one-plot");
    Camera.fx(() -> {
      pane.graphs().model().chooseNone();
      pane.graphs().refresh();
      return null;
    });
  }

  private void popups() throws Exception {
    Camera.fx(() -> {
      lookup("#choose-graphs", Button.class).fire();
      return null;
    });
    camera.screen("11-choose-graphs");
    camera.hidePopups();
    Camera.fx(() -> {
      lookup("#headroom", Button.class).fire();
      return null;
    });
    camera.screen("12-headroom");
    camera.hidePopups();
    Camera.fx(() -> {
      lookup("#view-menu", MenuButton.class).show();
      return null;
    });
    camera.screen("13-view-menu");
    camera.hidePopups();
    Camera.fx(() -> {
      lookup("#export", MenuButton.class).show();
      return null;
    });
    camera.screen("14-export");
    camera.hidePopups();
    Camera.fx(() -> {
      lookup("#open-address", Button.class).fire();
      return null;
    });
    camera.screen("15-address");
    camera.hidePopups();
    Camera.fx(() -> {
      lookup("#keys", Button.class).fire();
      return null;
    });
    camera.screen("17-keys");
    camera.hidePopups();
  }

  private void handover() throws Exception {
    Camera.fx(() -> {
      exportItem("export-several").fire();
      return null;
    });
    camera.screen("19-export-several");
    camera.hidePopups();
    Camera.fx(() -> {
      exportItem("publish").fire();
      return null;
    });
    camera.screen("20-publish");
    camera.hidePopups();
    Camera.fx(() -> {
      lookup("#open-published", Button.class).fire();
      return null;
    });
    camera.screen("21-open-published");
    camera.hidePopups();
  }

  private MenuItem exportItem(String id) {
    return lookup("#export", MenuButton.class).getItems().stream()
        .filter(item -> id.equals(item.getId()))
        .findFirst()
        .orElseThrow();
  }

  private void triaged() throws Exception {
    press(KeyCode.C);
    press(KeyCode.X);
    press(KeyCode.V);
    Camera.until(pane::settled);
    camera.pictures("22-triaged");
    press(KeyCode.N);
    camera.screen("23-note");
    camera.hidePopups();
  }

  private void press(KeyCode code) throws Exception {
    Camera.fx(() -> {
      pane.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
      return null;
    });
  }

  // What was there before: the first defect is gone, the last one was found twice.
  private void fixCheck() throws Exception {
    Report now =
        Report.of(pane.workspace().view().result().orElseThrow(), Tool.current(), Instant.now());
    List<Defect> before = new ArrayList<>(now.defects());
    before.removeFirst();
    Path older = work.resolve("older.json");
    ReportFiles.save(
        now.reviewed(before), ReportFormats.installed().find("json").orElseThrow(), older);
    choices.older = Optional.of(older);
    Camera.fx(() -> {
      pane.fireEvent(
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.D, false, true, false, false));
      return null;
    });
    Camera.until(() -> pane.lookup("#fix-check") != null);
    camera.picture("24-fix-check", Camera.SIZES[0], Palette.DARK);
  }

  private void grouped() throws Exception {
    tab(0);
    ChoiceBox<?> groups = lookup("#group-by", ChoiceBox.class);
    Camera.fx(() -> {
      groups.getSelectionModel().select(1);
      return null;
    });
    camera.pictures("27-grouped");
    Camera.fx(() -> {
      groups.getSelectionModel().selectFirst();
      return null;
    });
  }

  private void documentation() throws Exception {
    tab(1);
    Camera.fx(() -> {
      lookup("#documentation", Hyperlink.class).fire();
      return null;
    });
    camera.pictures("28-documentation");
    tab(0);
  }

  // Against itself: what differs is what a decoder does not tell twice, which is nothing.
  private void compared() throws Exception {
    choices.reference = Optional.of(work.resolve(Sample.NAME));
    Camera.fx(() -> {
      pane.fireEvent(
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.D, true, true, false, false));
      return null;
    });
    Camera.until(() -> text("#compare-state").endsWith("aligned by its pictures"));
    Camera.until(() -> text("#compare-words").startsWith("Picture"));
    camera.pictures("29-compare");
    press(KeyCode.D);
    camera.picture("30-compare-wipe", Camera.SIZES[0], Palette.DARK);
    tab(0);
  }

  private void live() throws Exception {
    byte[] stream = Files.readAllBytes(work.resolve(Sample.NAME));
    try (UdpSender sender = new UdpSender(stream)) {
      open("udp://127.0.0.1:" + sender.port());
      Camera.until(() -> pane.workspace().view().analysedTo().micros() > 12_000_000);
      camera.picture("25-live", Camera.SIZES[0], Palette.DARK);
    }
    Camera.until(() -> lookup("#lost", Node.class).isVisible());
    camera.pictures("26-lost");
  }

  private void soundOnly() throws Exception {
    Path wave = work.resolve("tone.wav");
    Tone.write(wave);
    open(wave.toString());
    Camera.until(
        () -> pane.workspace().view().outcome().isPresent() && !pane.workspace().view().running());
    camera.pictures("16-sound-only");
  }

  private void layer(String id) throws Exception {
    Camera.fx(() -> {
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
    Camera.fx(() -> {
      lookup("#side", TabPane.class).getSelectionModel().select(index);
      return null;
    });
  }

  private void open(String input) throws Exception {
    Camera.fx(() -> {
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

  /** Chooses the older report and the reference, and nothing else. */
  private static final class OlderReport extends NoChoices {

    private Optional<Path> older = Optional.empty();
    private Optional<Path> reference = Optional.empty();

    @Override
    public Optional<Path> referenceToOpen() {
      return reference;
    }

    @Override
    public Optional<Path> reportToOpen() {
      return older;
    }
  }
}
