package io.sightglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.sightglass.desktop.shell.Choices;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A recording held against another one, by the keyboard alone. */
class CompareJourneyTest extends WindowJourney {

  private Path reference = Path.of("none");

  @Override
  Choices choices() {
    return new NoChoices() {
      @Override
      public Optional<Path> referenceToOpen() {
        return Optional.of(reference);
      }
    };
  }

  private String text(String id) {
    return ((Labeled) robot.lookup(id).query()).getText();
  }

  /** The brightest colour that the pane shows anywhere. */
  private int brightest() {
    Node screen = robot.lookup("#compare").query();
    Node canvas = screen.lookup("Canvas");
    WritableImage[] shot = new WritableImage[1];
    robot.interact(() -> shot[0] = canvas.snapshot(null, null));
    Bounds bounds = canvas.getBoundsInLocal();
    PixelReader pixels = shot[0].getPixelReader();
    int brightest = 0;
    // The middle: beside the picture the pane's own colour is to be seen.
    for (int y = (int) (bounds.getHeight() * 0.45); y < bounds.getHeight() * 0.55; y++) {
      for (int x = (int) (bounds.getWidth() * 0.2); x < bounds.getWidth() * 0.8; x++) {
        brightest = Math.max(brightest, pixels.getArgb(x, y) >> 8 & 0xff);
      }
    }
    return brightest;
  }

  @Test
  void sameRecording_isInStep_andDiffersNowhere() throws Exception {
    reference = Sample.in(folder);
    openAnalysed(reference);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
    until("the alignment", () -> text("#compare-state").endsWith("aligned by its pictures"));
    until("the pair", () -> text("#compare-words").startsWith("Picture 0 and 0"));
    robot.type(KeyCode.RIGHT, 5);
    until("in step", () -> text("#compare-words").startsWith("Picture 5 and 5"));
    assertThat(brightest()).as("side by side").isGreaterThan(60);
    robot.type(KeyCode.D).type(KeyCode.D);
    until(
        "the difference",
        () -> ((ToggleButton) robot.lookup("#compare-difference").query()).isSelected());
    assertThat(brightest()).as("difference").isZero();
    robot.type(KeyCode.D);
    assertThat(brightest()).as("side by side again").isGreaterThan(60);
  }

  @Test
  void noRecording_isASentence() throws Exception {
    openAnalysed(Sample.in(folder));
    reference = folder.resolve("gone.ts");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
    until("the sentence", () -> pane.message().contains("gone.ts"));
    assertThat(text("#compare-state")).isEmpty();
  }

  /** Of the corpus, where that is there: pictures of a clip that was made black differ. */
  @Test
  void damagedAgainstClean_differsWhereItWasDamaged() throws Exception {
    String corpus = System.getProperty("sightglass.corpus", "");
    assumeFalse(corpus.isBlank(), "no corpus");
    reference = Path.of(corpus, "media", "c08-advert.ts");
    openAnalysed(Path.of(corpus, "media", "d05-advert-black.ts"));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
    until("the alignment", () -> text("#compare-state").endsWith("aligned by its pictures"));
    until("the pair", () -> text("#compare-words").startsWith("Picture 0"));
    robot.type(KeyCode.D).type(KeyCode.D);
    while (pane.workspace().selectedProperty().get() == null
        || !pane.workspace().selectedProperty().get().type().equals("black")) {
      Object before = pane.workspace().selectedProperty().get();
      robot.type(KeyCode.DOWN);
      until("another", () -> pane.workspace().selectedProperty().get() != before);
    }
    long frame = pane.workspace().selectedProperty().get().firstFrame();
    until("its pair", () -> text("#compare-words").startsWith("Picture " + frame + " and"));
    assertThat(brightest()).isGreaterThan(60);
  }
}
