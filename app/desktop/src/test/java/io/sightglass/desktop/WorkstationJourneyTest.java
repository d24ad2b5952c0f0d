package io.sightglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.profile.Profile;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.timeline.Defect;
import io.sightglass.desktop.settings.OwnProfiles;
import io.sightglass.desktop.settings.RecentInputs;
import io.sightglass.desktop.shell.Choices;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

/** What a user does in the window, in a real scene without a display. */
class WorkstationJourneyTest extends WindowJourney {

  private Optional<Path> fileToWrite = Optional.empty();
  private Optional<Path> fileToOpen = Optional.empty();

  @Override
  Choices choices() {
    return new Answers();
  }

  @Test
  void sample_isOpenedPlayedSteppedAnalysedAndReported() throws Exception {
    open(Sample.in(folder));
    until("the first picture", () -> pane.picture().video().shownFrame() == 0);
    assertThat(text("#timecode")).isEqualTo("00:00:00:00");

    robot.type(KeyCode.SPACE);
    until("playback", () -> pane.player().state().frame() >= 5);
    robot.type(KeyCode.K);
    until("a pause", () -> !pane.player().state().playing());

    long frame = pane.player().state().frame();
    robot.type(KeyCode.RIGHT);
    until("a step on", () -> pane.picture().video().shownFrame() == frame + 1);
    robot.type(KeyCode.LEFT);
    robot.type(KeyCode.LEFT);
    until("two steps back", () -> pane.picture().video().shownFrame() == frame - 1);
    assertThat(text("#frame")).startsWith("frame " + (frame - 1));

    until("a defect", () -> !table().getItems().isEmpty());
    robot.type(KeyCode.HOME);
    until("the start", () -> pane.player().state().frame() == 0);
    robot.type(KeyCode.DOWN);
    Defect first = pane.workspace().view().defects().getFirst();
    until("the defect", () -> pane.picture().video().shownFrame() == first.firstFrame());
    assertThat(table().getSelectionModel().getSelectedItem().id()).isEqualTo(first.id());

    analysed();
    assertThat(pane.workspace().view().defects())
        .extracting(Defect::type)
        .contains("block-corruption", "freeze", "black", "silence");
    assertThat(text("#analysis-state")).isEqualTo("Analysed, 0:28");
    assertThat(pane.graphs().metrics()).isNotEmpty();

    Path report = folder.resolve("report.json");
    fileToWrite = Optional.of(report);
    robot.clickOn("#export");
    robot.clickOn("#export-json");
    until("the report", () -> pane.message().startsWith("report.json was written"));
    assertThat(Files.readString(report)).contains("\"freeze\"");
  }

  @Test
  void clickOnGraph_seeksExactlyThere() throws Exception {
    open(Sample.in(folder));
    analysed();
    Bounds graphs = robot.lookup("#graphs").queryAs(Node.class).getLayoutBounds();
    Point2D middle =
        robot
            .lookup("#graphs")
            .queryAs(Node.class)
            .localToScreen(168 + (graphs.getWidth() - 168 - 14) / 2, graphs.getHeight() - 6);
    robot.clickOn(middle);
    until("the middle", () -> Math.abs(pane.picture().video().shownFrame() - 350) <= 1);
  }

  @Test
  void metricsOfOneUnit_shareAPlot() throws Exception {
    open(Sample.in(folder));
    analysed();
    robot.interact(
        () -> pane.graphs().model().choose(List.of("silence-level", "loudness-momentary")));
    robot.clickOn("#choose-graphs");
    until("the chooser", () -> robot.lookup("#graph-search").tryQuery().isPresent());
    robot.clickOn("#graph-search").write("loudness-");
    until("the metric", () -> robot.lookup("#join-loudness-momentary").tryQuery().isPresent());
    assertThat(visible("#join-loudness-momentary")).isFalse();
    robot.clickOn("loudness-short-term");
    until("a third", () -> pane.graphs().metrics().size() == 3);
    robot.clickOn("#join-loudness-short-term");
    until("two plots", () -> pane.graphs().plots() == 2);
    assertThat(pane.graphs().metrics())
        .containsExactly("silence-level", "loudness-momentary", "loudness-short-term");
  }

  @Test
  void key_isChangedInTheWindowAndStaysChanged() throws Exception {
    open(Sample.in(folder));
    until("the first picture", () -> pane.picture().video().shownFrame() == 0);
    robot.type(KeyCode.F1);
    until("the keys", () -> robot.lookup("#key-search").tryQuery().isPresent());
    robot.clickOn("#key-search").write("one frame on");
    until("one action", () -> robot.lookup("#change-FRAME_FORWARD").tryQuery().isPresent());
    robot.clickOn("#change-FRAME_FORWARD").type(KeyCode.S);
    assertThat(text("#key-told")).contains("was that of “Save the picture”");
    robot.type(KeyCode.ESCAPE);
    until("no keys", () -> robot.lookup("#key-search").tryQuery().isEmpty());
    robot.type(KeyCode.S);
    until("a step on", () -> pane.picture().video().shownFrame() == 1);
    assertThat(Files.readString(folder.resolve("keys.properties")))
        .contains("FRAME_FORWARD=S", "SAVE_FRAME=");
  }

  @Test
  void goTo_takesTimecodesAndSaysWhatIsNone() throws Exception {
    open(Sample.in(folder));
    until("the first picture", () -> pane.picture().video().shownFrame() == 0);
    robot.type(KeyCode.EQUALS);
    until("the prompt", () -> robot.lookup("#go-to").tryQuery().isPresent());
    robot.write("1012").type(KeyCode.ENTER);
    until("frame 262", () -> pane.picture().video().shownFrame() == 262);
    robot.type(KeyCode.EQUALS);
    until("the prompt", () -> robot.lookup("#go-to").tryQuery().isPresent());
    robot.write("never").type(KeyCode.ENTER);
    until("a sentence", () -> pane.message().contains("no place to go to"));
  }

  @Test
  void draggedThreshold_changesDefectsAndIsKeptAsAProfile() throws Exception {
    open(Sample.in(folder));
    analysed();
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> pane.graphs().model().choose(List.of("silence-level")));
    robot.interact(() -> pane.graphs().refresh());
    long before = count("silence");
    Node graphs = robot.lookup("#graphs").queryAs(Node.class);
    // The plot goes from −120 to 0 dBFS or a little more: look for the line with the pointer.
    double x = 400;
    double y = 4;
    while (y < graphs.getLayoutBounds().getHeight() && !visible("#threshold-readout")) {
      robot.moveTo(graphs.localToScreen(x, y));
      WaitForAsyncUtils.waitForFxEvents();
      y += 3;
    }
    assertThat(text("#threshold-readout")).startsWith("silence ≤ -68");
    robot.drag(graphs.localToScreen(x, y - 3));
    robot.moveTo(graphs.localToScreen(x, 6));
    robot.drop();
    until("other defects", () -> count("silence") != before || longest("silence") > 20_000_000);
    assertThat(visible("#trial")).isTrue();
    assertThat(text("#trial-changes")).contains("silence at most");

    robot.clickOn("#keep-trial");
    until("the prompt", () -> robot.lookup("#profile-title").tryQuery().isPresent());
    robot.push(KeyCode.CONTROL, KeyCode.A).write("Loud").type(KeyCode.ENTER);
    until("the profile", () -> Files.exists(folder.resolve("profiles/loud.json")));
    until("no trial", () -> !visible("#trial"));
    assertThat(new OwnProfiles(folder.resolve("profiles")).all())
        .extracting(Profile::title)
        .containsExactly("Loud");
  }

  @Test
  void droppedTrial_restoresTheDefects() throws Exception {
    open(Sample.in(folder));
    analysed();
    List<Defect> before = pane.workspace().view().defects();
    Profile profile = pane.workspace().profile();
    robot.interact(() -> pane.workspace().tryOut(profile.withRules(List.of())));
    until("no defects", () -> pane.workspace().view().defects().isEmpty());
    robot.interact(() -> pane.workspace().dropTrial());
    until(
        "the defects",
        () ->
            pane.workspace().view().defects().stream()
                .map(Defect::range)
                .toList()
                .equals(before.stream().map(Defect::range).toList()));
  }

  @Test
  void marker_isSetAndFound() throws Exception {
    open(Sample.in(folder));
    until("the first picture", () -> pane.picture().video().shownFrame() == 0);
    robot.type(KeyCode.L);
    until("playback", () -> pane.player().state().frame() >= 5);
    robot.type(KeyCode.K);
    until("a pause", () -> !pane.player().state().playing());
    long frame = pane.player().state().frame();
    robot.type(KeyCode.M);
    until("the marker", () -> count("marker") == 1);
    robot.type(KeyCode.HOME);
    until("the start", () -> pane.player().state().frame() == 0);
    robot.push(KeyCode.CONTROL, KeyCode.PERIOD);
    until("the marker's picture", () -> pane.player().state().frame() == frame);
  }

  /** What cannot be opened. */
  enum Broken {
    MISSING("was not found") {
      @Override
      String in(Path folder) {
        return folder.resolve("missing.ts").toString();
      }
    },
    DIRECTORY("is a folder") {
      @Override
      String in(Path folder) {
        return folder.toString();
      }
    },
    TEXT("") {
      @Override
      String in(Path folder) throws IOException {
        return Files.writeString(folder.resolve("text.ts"), "no programme\n".repeat(50)).toString();
      }
    },
    EMPTY("empty") {
      @Override
      String in(Path folder) throws IOException {
        return Files.write(folder.resolve("empty.mp4"), new byte[0]).toString();
      }
    },
    REFUSED("") {
      @Override
      String in(Path folder) throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
          return "http://127.0.0.1:" + socket.getLocalPort() + "/live.ts";
        }
      }
    };

    final String word;

    Broken(String word) {
      this.word = word;
    }

    abstract String in(Path folder) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void brokenInput_isASentenceAndTheWindowGoesOn(Broken broken) throws Exception {
    String input = broken.in(folder);
    robot.interact(() -> pane.open(input));
    until("a sentence", () -> text("#placeholder-title").equals("This cannot be shown"));
    assertThat(text("#placeholder-sentence"))
        .contains(broken.word)
        .endsWith(".")
        .doesNotContain("Exception");
    assertThat(text("#analysis-state")).isEqualTo("Could not be opened");

    fileToOpen = Optional.of(Sample.in(folder));
    robot.clickOn("#open-file");
    until("the sample", () -> pane.picture().video().shownFrame() == 0);
    until("no sentence", () -> !visible("#placeholder"));
  }

  @Test
  void addressPrompt_opensWhatIsTyped() throws Exception {
    Path sample = Sample.in(folder);
    robot.clickOn("#open-address");
    until("the prompt", () -> robot.lookup("#address").tryQuery().isPresent());
    robot.interact(
        () -> robot.lookup("#address").queryTextInputControl().setText(" " + sample + " "));
    robot.clickOn("#address-ok");
    until("the sample", () -> pane.picture().video().shownFrame() == 0);
    assertThat(text("#title")).isEqualTo("sightglass-sample.ts");
    assertThat(new RecentInputs(folder.resolve("recent.txt")).inputs())
        .containsExactly(sample.toString());
  }

  private void open(Path file) {
    robot.interact(() -> pane.open(file.toString()));
  }

  private void analysed() throws TimeoutException {
    until(
        "the end of the analysis",
        () -> pane.workspace().view().outcome().isPresent() && !pane.workspace().view().running());
  }

  private long count(String type) {
    return pane.workspace().view().defects().stream().filter(d -> d.type().equals(type)).count();
  }

  private long longest(String type) {
    return pane.workspace().view().defects().stream()
        .filter(d -> d.type().equals(type))
        .mapToLong(d -> d.range().micros())
        .max()
        .orElse(0);
  }

  @SuppressWarnings("unchecked")
  private TableView<Defect> table() {
    return robot.lookup("#defects").queryAs(TableView.class);
  }

  private String text(String id) {
    Node node = robot.lookup(id).query();
    return node instanceof Labeled labeled ? labeled.getText() : ((Label) node).getText();
  }

  private boolean visible(String id) {
    return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
  }

  /** Waits for the screen's thread to see it. */
  private final class Answers implements Choices {

    @Override
    public Optional<Path> fileToOpen() {
      return fileToOpen;
    }

    @Override
    public Optional<Path> fileToWrite(String proposed, ReportWriter format) {
      return fileToWrite;
    }

    @Override
    public Optional<Path> pictureToWrite(String proposed) {
      return fileToWrite;
    }

    @Override
    public Optional<Path> recordingToWrite(String proposed) {
      return Optional.empty();
    }
  }
}
