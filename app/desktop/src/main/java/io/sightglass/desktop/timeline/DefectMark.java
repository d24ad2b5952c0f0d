package io.sightglass.desktop.timeline;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition.Verdict;
import io.sightglass.desktop.theme.Palette;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * How a defect looks on its lane: the severity by colour, by height and by a letter; what a person
 * has cleared as an outline.
 */
final class DefectMark {

  private static final double LETTER_WIDTH = 16;
  private static final double LETTER_HEIGHT = 9;
  private static final double ARC = 3;

  private final GraphicsContext graphics;
  private final Palette palette;

  DefectMark(GraphicsContext graphics, Palette palette) {
    this.graphics = graphics;
    this.palette = palette;
  }

  /** Draws {@code defect} from {@code x} on, on a lane from {@code y} on. */
  void draw(Defect defect, double x, double y, double width, double lane, boolean selected) {
    Color colour = Palette.fx(palette.severity(defect.severity()));
    double full = lane - 6;
    double height = Math.max(4, full * share(defect.severity()));
    double top = y + 3 + (full - height) / 2;
    if (cleared(defect)) {
      graphics.setStroke(colour);
      graphics.strokeRoundRect(x + 0.5, top + 0.5, Math.max(1, width - 1), height - 1, ARC, ARC);
    } else {
      graphics.setFill(colour);
      graphics.fillRoundRect(x, top, width, height, ARC, ARC);
    }
    if (defect.severity() == Severity.FATAL && width > LETTER_WIDTH) {
      graphics.setStroke(Palette.fx(palette.panel()));
      graphics.strokeLine(x + 1, y + 5, x + width - 1, y + 5);
    }
    if (width > LETTER_WIDTH && height >= LETTER_HEIGHT) {
      graphics.setFill(cleared(defect) ? colour : Palette.fx(palette.panel()));
      graphics.setTextAlign(TextAlignment.LEFT);
      graphics.fillText(defect.severity().name().substring(0, 1), x + 5, y + lane / 2 + 4);
    }
    if (selected) {
      graphics.setStroke(Palette.fx(palette.playhead()));
      graphics.setLineWidth(1.5);
      graphics.strokeRoundRect(x - 1, y + 2, width + 2, lane - 4, ARC + 1, ARC + 1);
      graphics.setLineWidth(1);
    }
  }

  private static double share(Severity severity) {
    return switch (severity) {
      case INFO -> 0.4;
      case WARNING -> 0.7;
      case ERROR, FATAL -> 1;
    };
  }

  private static boolean cleared(Defect defect) {
    Verdict verdict = defect.disposition().verdict();
    return verdict != Verdict.OPEN && verdict != Verdict.CONFIRMED;
  }
}
