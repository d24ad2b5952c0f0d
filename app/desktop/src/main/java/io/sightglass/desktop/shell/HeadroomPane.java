package io.sightglass.desktop.shell;

import io.sightglass.core.pipeline.Headroom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What each part of the analysis costs of the second that it has; kept up to date. */
final class HeadroomPane extends VBox {

  private static final double MAX_LIST_HEIGHT = 320;

  private final GridPane rows = new GridPane();
  private final Label queue = new Label();
  private final List<Row> shown = new ArrayList<>();

  HeadroomPane() {
    getStyleClass().add("headroom");
    setSpacing(8);
    rows.setHgap(12);
    rows.setVgap(4);
    // The bar stands beside the numbers, not on them.
    rows.setPadding(new Insets(0, 16, 0, 0));
    ScrollPane list = new ScrollPane(rows);
    list.setFitToWidth(true);
    list.setMaxHeight(MAX_LIST_HEIGHT);
    list.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    queue.getStyleClass().add("hint");
    queue.setId("queue");
    getChildren().addAll(list, queue);
  }

  /** One part's cost. */
  record Cost(String part, long nanos) {}

  /** What there is to show: decoding and the shared pass, then detectors by cost. */
  static List<Cost> costs(Headroom headroom) {
    List<Cost> costs = new ArrayList<>();
    costs.add(new Cost("decoding", headroom.decodeNanos()));
    costs.add(new Cost("shared pass", headroom.featureNanos()));
    headroom.detectorNanos().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> costs.add(new Cost(entry.getKey(), entry.getValue())));
    return costs;
  }

  void show(Optional<Headroom> latest) {
    if (latest.isEmpty()) {
      return;
    }
    Headroom headroom = latest.get();
    List<Cost> costs = costs(headroom);
    while (shown.size() < costs.size()) {
      Row row = new Row();
      rows.addRow(shown.size(), row.name, row.bar, row.cost);
      shown.add(row);
    }
    while (shown.size() > costs.size()) {
      Row row = shown.removeLast();
      rows.getChildren().removeAll(row.name, row.bar, row.cost);
    }
    for (int i = 0; i < costs.size(); i++) {
      shown.get(i).show(costs.get(i), headroom.chunkMicros());
    }
    queue.setText(
        "%s waiting, %s dropped"
            .formatted(chunks(headroom.queuedChunks()), chunks(headroom.droppedChunks())));
  }

  private static String chunks(long count) {
    return count == 1 ? "1 chunk" : count + " chunks";
  }

  private static final class Row {

    private final Label name = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label cost = new Label();

    Row() {
      bar.setPrefWidth(140);
      name.setMinWidth(USE_PREF_SIZE);
      cost.setMinWidth(USE_PREF_SIZE);
      GridPane.setHalignment(cost, HPos.RIGHT);
      cost.getStyleClass().add("number");
    }

    void show(Cost part, long chunkMicros) {
      name.setText(part.part());
      bar.setProgress(Math.min(1, part.nanos() / 1000.0 / chunkMicros));
      cost.setText(
          String.format(Locale.ROOT, "%.1f ms of %d", part.nanos() / 1e6, chunkMicros / 1000));
    }
  }
}
