package io.sightglass.desktop.graph;

import io.sightglass.core.detect.MetricInfo;
import java.util.OptionalDouble;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** What is written beside and over one plot: its metric, the value at playhead and cursor. */
final class GraphLabels {

  private static final double BESIDE = 6;

  private final Label name = new Label();
  private final Label value = new Label();
  private final Label readout = new Label();
  private final Tooltip explanation = new Tooltip();

  GraphLabels() {
    name.getStyleClass().add("graph-name");
    name.setTooltip(explanation);
    explanation.setWrapText(true);
    explanation.setMaxWidth(360);
    value.getStyleClass().add("graph-value");
    readout.getStyleClass().add("readout");
    readout.setMouseTransparent(true);
    for (Label label : new Label[] {name, value, readout}) {
      label.setManaged(false);
    }
    hide();
  }

  Label name() {
    return name;
  }

  Label value() {
    return value;
  }

  Label readout() {
    return readout;
  }

  void hide() {
    name.setVisible(false);
    value.setVisible(false);
    readout.setVisible(false);
  }

  void place(MetricInfo info, double x, double y, double width, double height) {
    name.setText(info.name());
    explanation.setText(info.name() + ": " + info.description());
    double line = 16;
    name.resizeRelocate(x, Math.rint(y), width, line);
    value.resizeRelocate(x, Math.rint(y + line), width, line);
    name.setVisible(height >= line);
    value.setVisible(height >= 2 * line);
  }

  void showValue(OptionalDouble known, String unit) {
    value.setText(known.isPresent() ? text(known.getAsDouble(), unit) : unit);
  }

  /**
   * @param x of the cursor
   * @param right end of the plots
   * @param top of the plot
   */
  void showReadout(OptionalDouble known, String unit, double x, double right, double top) {
    readout.setVisible(known.isPresent());
    if (known.isPresent()) {
      readout.setText(text(known.getAsDouble(), unit));
      readout.autosize();
      boolean fits = x + BESIDE + readout.getWidth() <= right;
      readout.relocate(
          Math.rint(fits ? x + BESIDE : x - BESIDE - readout.getWidth()), Math.rint(top + 2));
    }
  }

  private static String text(double value, String unit) {
    return Numbers.text(value) + (unit.isEmpty() ? "" : " " + unit);
  }
}
