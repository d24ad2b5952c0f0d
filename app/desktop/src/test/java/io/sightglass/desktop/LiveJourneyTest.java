package io.sightglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.desktop.shell.Choices;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/** A transport stream that comes over UDP, goes away, and comes again. */
class LiveJourneyTest extends WindowJourney {

  @Override
  Choices choices() {
    return new NoChoices();
  }

  @Test
  void stream_isShownWhileItIsAnalysed() throws Exception {
    try (UdpSender sender = new UdpSender(Files.readAllBytes(Sample.in(folder)))) {
      robot.interact(() -> pane.open("udp://127.0.0.1:" + sender.port()));
      until("pictures", () -> pane.picture().video().shown() >= 5);
      until("measurements", () -> pane.workspace().view().analysedTo().micros() > 1_000_000);
      assertThat(pane.player().state().live()).isTrue();
      assertThat(robot.lookup("#speed").queryAs(Labeled.class).getText()).isEqualTo("LIVE");
      assertThat(robot.lookup("#lost").query().isVisible()).isFalse();
    }
  }

  @Test
  void streamThatDiesAndReturns_isSaid_markedAsAGapAndGoneOnWith() throws Exception {
    byte[] stream = Files.readAllBytes(Sample.in(folder));
    int port;
    try (UdpSender sender = new UdpSender(stream)) {
      port = sender.port();
      robot.interact(() -> pane.open("udp://127.0.0.1:" + port));
      until("measurements", () -> pane.workspace().view().analysedTo().micros() > 1_000_000);
    }
    until("that it is said", () -> robot.lookup("#lost").query().isVisible());
    assertThat(robot.lookup("#lost").queryAs(Labeled.class).getText())
        .startsWith("The stream is gone.");
    long shown = pane.picture().video().shown();
    try (UdpSender again = new UdpSender(stream, port)) {
      until("no word of a loss", () -> !robot.lookup("#lost").query().isVisible());
      until("pictures", () -> pane.picture().video().shown() >= shown + 5);
      until("a gap", () -> !pane.workspace().view().gaps().isEmpty());
      assertThat(pane.workspace().view().running()).isTrue();
      assertThat(again.port()).isEqualTo(port);
    }
  }

  @Test
  void stream_isPublishedWhileItGoesOn_andWholeWhenItIsLeft() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    Path sample = Sample.in(folder);
    try (UdpSender sender = new UdpSender(Files.readAllBytes(sample))) {
      robot.interact(() -> pane.open("udp://127.0.0.1:" + sender.port()));
      until("measurements", () -> pane.workspace().view().analysedTo().micros() > 1_000_000);
      robot.clickOn("#export");
      until("the menu", () -> robot.lookup("#publish").tryQuery().isPresent());
      robot.clickOn("#publish");
      until("the prompt", () -> robot.lookup("#publish-ok").tryQuery().isPresent());
      assertThat(robot.lookup("#publish-again").queryAs(CheckBox.class).isVisible()).isTrue();
      type("#target", "s3://qa-reports/night");
      type("#endpoint", "http://127.0.0.1:" + closed);
      type("#region", "us-east-1");
      robot.clickOn("#publish-ok");
      until("a sentence", () -> pane.message().contains("published every 15 minutes"));
      assertThat(robot.lookup("#spool").tryQuery().filter(Node::isVisible)).isEmpty();

      robot.interact(() -> pane.open(sample.toString()));
      until(
          "the spool",
          () -> robot.lookup("#spool").queryAs(Labeled.class).getText().equals("1 report waits"));
    }
  }

  private void type(String id, String text) {
    robot.interact(() -> robot.lookup(id).queryTextInputControl().setText(text));
  }
}
