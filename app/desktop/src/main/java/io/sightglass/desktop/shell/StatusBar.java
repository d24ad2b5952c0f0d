package io.sightglass.desktop.shell;

import io.sightglass.core.pipeline.Headroom;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;

/** The line at the bottom: progress, defects, format, headroom. */
final class StatusBar extends HBox {

  private final ProgressBar progress = new ProgressBar(0);
  private final Label analysis = new Label();
  private final Label defects = new Label();
  private final Label format = new Label();
  private final Button headroom = new Button();
  private Optional<Headroom> latest = Optional.empty();

  StatusBar() {
    getStyleClass().add("status-bar-line");
    setSpacing(16);
    progress.setPrefWidth(160);
    headroom.getStyleClass().add("flat");
    headroom.setId("headroom");
    headroom.setOnAction(event -> showHeadroom());
    defects.setId("defect-count");
    analysis.setId("analysis-state");
    Region space = new Region();
    setHgrow(space, Priority.ALWAYS);
    format.setMinWidth(0);
    getChildren().addAll(progress, analysis, defects, space, format, headroom);
    show(AnalysisView.EMPTY);
  }

  void show(AnalysisView view) {
    progress.setProgress(
        view.outcome().isEmpty() ? 0 : view.progress().orElse(ProgressBar.INDETERMINATE_PROGRESS));
    progress.setVisible(view.outcome().isPresent());
    analysis.setText(StatusLine.analysis(view));
    defects.setText(StatusLine.defects(view));
    format.setText(view.stream().map(StatusLine::stream).orElse(""));
    latest = view.headroom();
    headroom.setText(latest.map(StatusLine::headroom).orElse(""));
    headroom.setVisible(latest.isPresent());
  }

  private void showHeadroom() {
    latest.ifPresent(cost -> {
      PopOver over = new PopOver(new HeadroomPane(cost));
      over.setTitle("Headroom");
      over.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
      over.show(headroom);
    });
  }
}
