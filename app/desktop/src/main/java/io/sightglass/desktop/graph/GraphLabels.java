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
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;

/** What is written beside and over one plot: its metrics, their values at playhead and cursor. */
final class GraphLabels extends Group {

  private static final double BESIDE = 6;
  private static final double LINE = 16;
  private static final double COMPACT_LINE = 14;
  private static final double COMPACT_VALUE = 46;

  /** A metric's name and its value below it. */
  private static final class Entry {
    final Label name = new Label();
    final Label value = new Label();
    final Tooltip explanation = new Tooltip();

    Entry() {
      name.getStyleClass().add("graph-name");
      // Names of a family differ at their ends: loudness-momentary, loudness-short-term.
      name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
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
  // Several metrics in a low plot: a line each, the value without its unit before the name.
  private boolean compact;

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
    compact = metrics.size() > 1 && 2 * LINE * metrics.size() > height;
    double each = compact ? COMPACT_LINE : 2 * LINE;
    int room = Math.max(1, (int) Math.floor(height / each));
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      boolean shown = i < metrics.size() && i < room;
      double top = Math.rint(y + i * each);
      entry.name.setVisible(shown);
      entry.value.setVisible(shown && (compact || top + 2 * LINE <= y + height));
      if (shown) {
        MetricInfo info = metrics.get(i);
        int left = i + 1 == room ? metrics.size() - room : 0;
        entry.name.setText(info.name() + (left > 0 ? " +" + left : ""));
        entry.name.setStyle(
            metrics.size() == 1
                ? ""
                : String.format(
                    Locale.ROOT, "-fx-text-fill: #%06x;", palette.series(i) & 0xffffff));
        entry.explanation.setText(info.name() + ": " + info.description());
        if (compact) {
          entry.value.resizeRelocate(x, top, COMPACT_VALUE, COMPACT_LINE);
          entry.name.resizeRelocate(x + COMPACT_VALUE, top, width - COMPACT_VALUE, COMPACT_LINE);
        } else {
          entry.name.resizeRelocate(x, top, width, LINE);
          entry.value.resizeRelocate(x, top + LINE, width, LINE);
        }
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
          .setText(
              known.isPresent()
                  ? text(known.getAsDouble(), compact ? "" : info.unit())
                  : compact ? "" : info.unit());
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
