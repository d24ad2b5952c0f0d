package io.sightglass.desktop.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.AnalysisResult;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.publish.BundleStore;
import io.sightglass.core.publish.PublishException;
import io.sightglass.core.publish.PublishException.Reason;
import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.StoredBundle;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportFiles;
import io.sightglass.core.report.Tool;
import io.sightglass.core.report.input.ReportInput;
import io.sightglass.core.report.json.FullJsonReportWriter;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.MeasurementStore;
import io.sightglass.desktop.fx.FxTasks;
import io.sightglass.desktop.settings.TargetSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Reports that were published earlier, as the window lists and opens them. */
class BundlesPromptTest {

  private static final String SUFFIX = ".sightglass.zip";

  @TempDir Path folder;
  private final FxRobot robot = new FxRobot();
  private final List<Report> opened = new CopyOnWriteArrayList<>();
  private PublishModel model;
  private BundlesPrompt prompt;
  private Button owner;

  /** Bundles in a folder: what an object store is to the window. */
  private final class FolderStore implements BundleStore {

    @Override
    public List<StoredBundle> list(PublishTarget target) throws PublishException {
      Path below = folder.resolve(target.bucket());
      if (!Files.isDirectory(below)) {
        throw new PublishException(Reason.NO_BUCKET, "There is no bucket.");
      }
      List<StoredBundle> found = new ArrayList<>();
      try (Stream<Path> files = Files.list(below)) {
        for (Path file : files.sorted().toList()) {
          found.add(
              new StoredBundle(
                  "x/" + file.getFileName(),
                  "x",
                  Files.size(file),
                  Files.getLastModifiedTime(file).toInstant()));
        }
      } catch (IOException e) {
        throw new PublishException(Reason.NO_NETWORK, "Gone.", e);
      }
      return found;
    }

    @Override
    public Report open(PublishTarget target, String key) throws IOException {
      return ReportInput.read(
          folder.resolve(target.bucket()).resolve(key.substring(2)),
          Optional.empty(),
          Instant.EPOCH);
    }
  }

  private void put(String name, String detector) throws IOException {
    StreamInfo stream =
        new StreamInfo(
            "a.ts",
            "mpegts",
            false,
            1_000_000,
            0,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    DetectorInfo info =
        new DetectorInfo(
            detector, detector, "", "1.0", false, false, Set.of(), List.of(), Map.of());
    AnalysisResult result =
        new AnalysisResult(
            stream,
            new Profile("test", "Test", Severity.ERROR, List.of(), Map.of()),
            List.of(info),
            List.of(),
            1,
            25,
            MediaTime.ofSeconds(1),
            List.of(),
            Map.of(),
            true,
            "",
            new MeasurementStore(List.of()),
            List.of());
    Path file = Files.createDirectories(folder.resolve("reports")).resolve(name + SUFFIX);
    ReportFiles.save(
        Report.of(result, new Tool("Sightglass", "1"), Instant.EPOCH),
        new FullJsonReportWriter(),
        file);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-24T12:00:00Z")));
  }

  @BeforeEach
  void show() throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(() -> {
      model =
          new PublishModel(
              folder.resolve("spool"),
              (bundle, target) -> {
                throw new PublishException(Reason.NO_NETWORK, "Gone.");
              },
              new FolderStore(),
              new FxTasks());
      prompt =
          new BundlesPrompt(
              model, new TargetSettings(folder.resolve("publish.properties")), opened::add);
      owner = new Button("Reports");
      // The platform without a display can't draw what leaves its screen.
      StackPane pane = new StackPane(owner);
      pane.setAlignment(Pos.TOP_LEFT);
      pane.setPadding(new Insets(20, 0, 0, 60));
      stage.setScene(new Scene(pane, 1100, 700));
      stage.setX(0);
      stage.setY(0);
      stage.show();
      prompt.show(owner);
      return null;
    });
  }

  @AfterEach
  void end() throws Exception {
    FxToolkit.setupFixture(() -> {
      model.close();
      owner.getScene().getWindow().hide();
    });
  }

  private String text(String id) {
    return ((Labeled) robot.lookup(id).query()).getText();
  }

  private void until(String id, String text) throws Exception {
    try {
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> text(id).contains(text));
    } catch (TimeoutException e) {
      throw new AssertionError(id + " says " + text(id), e);
    }
  }

  private TableView<?> table() {
    return (TableView<?>) robot.lookup("#bundles").query();
  }

  @Test
  void bundles_areListedWithoutWhatLaterOnesHave_filtered_andSeveralBecomeOne() throws Exception {
    put("a-1", "black");
    put("a-2", "freeze");
    put("b-1", "black");
    put("b-1.part0001", "black");
    robot.interact(() -> robot.lookup("#target").queryTextInputControl().setText("s3://reports"));
    robot.clickOn("#bundles-list");
    until("#bundles-say", "3 reports");
    robot.interact(() -> robot.lookup("#bundles-filter").queryTextInputControl().setText("A-"));
    assertThat(table().getItems()).hasSize(2);

    robot.interact(() -> table().getSelectionModel().selectAll());
    assertThat(text("#bundles-open")).isEqualTo("Open 2 as one");
    robot.clickOn("#bundles-open");
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !opened.isEmpty());
    assertThat(opened.getFirst().detectorsRun())
        .extracting(detector -> detector.id())
        .containsExactly("black", "freeze");
  }

  @Test
  void missingBucket_isASentence() throws Exception {
    robot.interact(() -> robot.lookup("#target").queryTextInputControl().setText("s3://nowhere"));
    robot.clickOn("#bundles-list");
    until("#bundles-say", "There is no bucket.");
    assertThat(robot.lookup("#bundles-open").query().isDisabled()).isTrue();
  }
}
