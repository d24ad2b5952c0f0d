package io.sightglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.timeline.Defect;
import io.sightglass.desktop.shell.Choices;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;

/** Why something is a defect, by the keyboard alone. */
class WhyJourneyTest extends WindowJourney {

  @Override
  Choices choices() {
    return new NoChoices();
  }

  private Defect selected() {
    return pane.workspace().selectedProperty().get();
  }

  private String text(String id) {
    return ((Labeled) robot.lookup(id).query()).getText();
  }

  private void goToFirst(String type) {
    for (int i = 0; i < pane.workspace().view().defects().size(); i++) {
      Defect before = selected();
      robot.type(KeyCode.DOWN);
      until("another", () -> selected() != null && !selected().equals(before));
      if (selected().type().equals(type)) {
        return;
      }
    }
    throw new AssertionError("the keys do not reach a " + type);
  }

  @Test
  void card_showsPicturesHeatTraceAndStream_andTheSecondComesToTheSameAgain() throws Exception {
    openAnalysed(Sample.in(folder));
    goToFirst("freeze");
    robot.push(KeyCode.CONTROL, KeyCode.R);
    until("the card", () -> robot.lookup("#heat-map").tryQuery().isPresent());
    until(
        "the pictures",
        () -> ((Pane) robot.lookup("#defect-pictures").query()).getChildren().size() == 3);
    until("the map", () -> ((ImageView) robot.lookup("#heat-map").query()).getImage() != null);
    assertThat(text("#heat-words")).contains("change since the picture before");
    Node trace = robot.lookup("#metric-trace").query();
    assertThat(trace.isVisible()).isTrue();
    assertThat(trace.getAccessibleText()).contains("worst", "threshold");
    until("the outcome", () -> text("#again-outcome").contains("result"));
    assertThat(text("#again-outcome"))
        .contains("the same result", "equal to the last bit")
        .doesNotContain("not the same");
    assertThat(text("#documentation")).isEqualTo("What freeze measures, and its limits");
  }

  /** The recording is cut short on the disk after it was analysed. */
  @Test
  void recordingThatHasChanged_isToldAsNotTheSame() throws Exception {
    Path sample = Sample.in(folder);
    openAnalysed(sample);
    goToFirst("freeze");
    byte[] whole = Files.readAllBytes(sample);
    // Packets of the coded picture alone are broken: it is still a transport stream.
    for (int packet = 188 * 40; packet + 188 <= whole.length; packet += 188) {
      for (int i = 150; i < 188; i += 3) {
        whole[packet + i] ^= 0x55;
      }
    }
    Files.write(sample, whole);
    robot.push(KeyCode.CONTROL, KeyCode.R);
    until("the outcome", () -> text("#again-outcome").contains("result"));
    assertThat(text("#again-outcome")).contains("not the same result");
  }
}
