package io.sightglass.desktop.shell;

import io.sightglass.core.pipeline.Headroom;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;

/** What each part of the analysis costs of the second that it has. */
final class HeadroomPane extends GridPane {

  HeadroomPane(Headroom headroom) {
    getStyleClass().add("headroom");
    setHgap(12);
    setVgap(4);
    row("decoding", headroom.decodeNanos(), headroom);
    row("shared pass", headroom.featureNanos(), headroom);
    headroom.detectorNanos().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> row(entry.getKey(), entry.getValue(), headroom));
    Label queue =
        new Label(
            "%d chunks wait, %d were dropped"
                .formatted(headroom.queuedChunks(), headroom.droppedChunks()));
    queue.getStyleClass().add("hint");
    add(queue, 0, getRowCount(), 3, 1);
  }

  private void row(String name, long nanos, Headroom headroom) {
    int row = getRowCount();
    ProgressBar bar = new ProgressBar(nanos / 1000.0 / headroom.chunkMicros());
    bar.setPrefWidth(140);
    Label cost =
        new Label(
            String.format(
                Locale.ROOT, "%.1f ms of %d", nanos / 1e6, headroom.chunkMicros() / 1000));
    addRow(row, new Label(name), bar, cost);
  }
}
