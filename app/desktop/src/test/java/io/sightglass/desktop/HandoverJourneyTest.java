package io.sightglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.profile.Profile;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportFiles;
import io.sightglass.core.report.Tool;
import io.sightglass.core.report.json.FullJsonReportWriter;
import io.sightglass.core.timeline.Defect;
import io.sightglass.desktop.shell.Choices;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How reports leave the window, and come back into it. */
class HandoverJourneyTest extends WindowJourney {

  @Override
  Choices choices() {
    return new NoChoices();
  }

  @BeforeEach
  void haveCredentials() {
    System.setProperty("aws.accessKeyId", "tester");
    System.setProperty("aws.secretAccessKey", "secret-of-the-tests");
  }

  @AfterEach
  void forgetCredentials() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  private void analyse(Path file) throws TimeoutException {
    analyse(file.toString());
  }

  private void analyse(String address) throws TimeoutException {
    robot.interact(() -> pane.open(address));
    until(
        "the end of the analysis",
        () -> pane.workspace().view().outcome().isPresent() && !pane.workspace().view().running());
  }

  private void choose(String item, String field) {
    robot.clickOn("#export");
    until("the menu", () -> robot.lookup(item).tryQuery().isPresent());
    robot.clickOn(item);
    until("the prompt", () -> robot.lookup(field).tryQuery().isPresent());
  }

  private String text(String id) {
    return ((Labeled) robot.lookup(id).query()).getText();
  }

  private void type(String id, String text) {
    robot.interact(() -> robot.lookup(id).queryTextInputControl().setText(text));
  }

  @Test
  void severalFormats_areShownBeforeTheyAreWritten_andRemembered() throws Exception {
    // As a file manager hands it over.
    analyse(Sample.in(folder).toUri().toString());
    choose("#export-several", "#export-ok");
    assertThat(robot.lookup("#export-folder").queryTextInputControl().getText())
        .isEqualTo(folder.toString());
    type("#export-folder", folder.resolve("nowhere").toString());
    assertThat(text("#export-files")).startsWith("There is no folder");
    assertThat(robot.lookup("#export-ok").query().isDisabled()).isTrue();

    type("#export-folder", folder.toString());
    Files.writeString(folder.resolve("air.csv"), "old");
    type("#export-name", "air");
    type("#export-signed-by", "Ada");
    robot.interact(() -> {
      ((CheckBox) robot.lookup("#export-also-html").query()).setSelected(false);
      ((CheckBox) robot.lookup("#export-also-csv").query()).setSelected(true);
      robot.lookup("#export-evidence").queryAs(ChoiceBox.class).getSelectionModel().select(2);
    });
    assertThat(text("#export-files"))
        .isEqualTo("Writes air.csv (replaces one), air.json, and evidence into air-evidence.");
    robot.clickOn("#export-ok");
    until("the files", () -> pane.message().contains(" files were written to "));
    Path evidence = folder.resolve("air-evidence");
    assertThat(evidence).isDirectoryContaining(file -> file.toString().endsWith(".png"));
    assertThat(evidence).isDirectoryContaining(file -> file.toString().endsWith(".mp4"));
    assertThat(Files.readString(folder.resolve("air.json"))).contains("\"Ada\"", "\"freeze\"");
    assertThat(Files.readString(folder.resolve("air.csv"))).contains("freeze");

    choose("#export-several", "#export-ok");
    assertThat(text("#export-files"))
        .isEqualTo(
            "Writes sightglass-sample.csv, sightglass-sample.json, and evidence into"
                + " sightglass-sample-evidence.");
  }

  @Test
  void whatCannotBePublished_waitsInTheSpoolAndIsSeen() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    analyse(Sample.in(folder));
    assertThat(robot.lookup("#spool").tryQuery().filter(Node::isVisible)).isEmpty();
    choose("#publish", "#publish-ok");
    type("#target", "s3://UPPER/x");
    assertThat(text("#publish-says")).contains("is no bucket's name");
    type("#target", "s3://qa-reports/night");
    type("#endpoint", "http://127.0.0.1:" + closed);
    type("#region", "us-east-1");
    assertThat(text("#publish-says")).contains("s3://qa-reports/night/", "127.0.0.1:" + closed);
    robot.clickOn("#publish-ok");

    until("a sentence", () -> pane.message().contains("kept and sent later"));
    until("the spool", () -> text("#spool").equals("1 report waits"));
    assertThat(folder.resolve("spool")).isNotEmptyDirectory();
    assertThat(Files.readString(folder.resolve("publish.properties")))
        .contains("night")
        .doesNotContain("secret-of-the-tests", "tester");
  }

  @Test
  void report_isOpenedWithoutItsMedia_andOtherRulesWorkOnIt() throws Exception {
    Path sample = Sample.in(folder);
    analyse(sample);
    List<Defect> before = pane.workspace().view().defects();
    Path file = folder.resolve("kept.full.json");
    ReportFiles.save(
        Report.of(pane.workspace().view().result().orElseThrow(), Tool.current(), Instant.now()),
        new FullJsonReportWriter(),
        file);
    Files.move(sample, folder.resolve("elsewhere.ts"));

    robot.interact(() -> pane.open(file.toString()));
    until("the report", () -> pane.workspace().view().uri().equals(file.toString()));

    assertThat(pane.workspace().view().defects())
        .extracting(Defect::range)
        .isEqualTo(before.stream().map(Defect::range).toList());
    assertThat(text("#placeholder-title")).isEqualTo("The programme is not here");
    until("graphs", () -> !pane.graphs().metrics().isEmpty());
    Profile profile = pane.workspace().profile();
    robot.interact(() -> pane.workspace().tryOut(profile.withRules(List.of())));
    until("no defects", () -> pane.workspace().view().defects().isEmpty());
  }
}
