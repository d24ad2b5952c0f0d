package io.sightglass.desktop.graph;

import io.sightglass.core.detect.MetricInfo;
import io.sightglass.desktop.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** What is written beside and over one plot: its metrics, their values at playhead and cursor. */
final class GraphLabels extends Group {

  private static final double BESIDE = 6;
  private static final double LINE = 16;

  /** A metric's name and its value below it. */
  private static final class Entry {
    final Label name = new Label();
    final Label value = new Label();
    final Tooltip explanation = new Tooltip();

    Entry() {
      name.getStyleClass().add("graph-name");
      name.setTooltip(explanation);
      explanation.setWrapText(true);
      explanation.setMaxWidth(360);
      value.getStyleClass().add("graph-value");
      name.setManaged(false);
      value.setManaged(false);
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Label readout = new Label();
  private List<MetricInfo> metrics = List.of();

  GraphLabels() {
    setManaged(false);
    readout.getStyleClass().add("readout");
    readout.setMouseTransparent(true);
    readout.setManaged(false);
    getChildren().add(readout);
    hide();
  }

  void hide() {
    setVisible(false);
  }

  /**
   * Writes the names of {@code plot}'s metrics, in their lines' colours where there are several.
   */
  void place(
      GraphRequest.Plot plot, Palette palette, double x, double y, double width, double height) {
    setVisible(true);
    metrics = plot.series().stream().map(series -> series.info()).toList();
    while (entries.size() < metrics.size()) {
      Entry added = new Entry();
      entries.add(added);
      getChildren().addAll(added.name, added.value);
    }
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      double top = Math.rint(y + 2 * i * LINE);
      boolean shown = i < metrics.size();
      entry.name.setVisible(shown && top + LINE <= y + height);
      entry.value.setVisible(shown && top + 2 * LINE <= y + height);
      if (shown) {
        MetricInfo info = metrics.get(i);
        boolean last = i + 1 < metrics.size() && top + 3 * LINE > y + height;
        int left = metrics.size() - 1 - i;
        entry.name.setText(info.name() + (last ? " +" + left : ""));
        entry.name.setStyle(
            metrics.size() == 1
                ? ""
                : String.format(
                    Locale.ROOT, "-fx-text-fill: #%06x;", palette.series(i) & 0xffffff));
        entry.explanation.setText(info.name() + ": " + info.description());
        entry.name.resizeRelocate(x, top, width, LINE);
        entry.value.resizeRelocate(x, top + LINE, width, LINE);
      }
    }
  }

  /** Shows what each metric is at the playhead. */
  void showValues(Function<String, OptionalDouble> valueOf) {
    for (int i = 0; i < metrics.size(); i++) {
      MetricInfo info = metrics.get(i);
      OptionalDouble known = valueOf.apply(info.name());
      entries
          .get(i)
          .value
          .setText(known.isPresent() ? text(known.getAsDouble(), info.unit()) : info.unit());
    }
  }

  void hideReadout() {
    readout.setVisible(false);
  }

  /**
   * Shows what each metric is at the cursor.
   *
   * @param x of the cursor
   * @param right end of the plots
   * @param top of the plot
   */
  void showReadout(Function<String, OptionalDouble> valueOf, double x, double right, double top) {
    List<String> lines = new ArrayList<>();
    for (MetricInfo info : metrics) {
      valueOf
          .apply(info.name())
          .ifPresent(value ->
              lines.add((metrics.size() == 1 ? "" : info.name() + " ") + text(value, info.unit())));
    }
    readout.setVisible(!lines.isEmpty());
    if (!lines.isEmpty()) {
      readout.setText(String.join("\n", lines));
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
