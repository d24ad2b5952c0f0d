package io.sightglass.desktop.shell;

import io.sightglass.core.pipeline.Headroom;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.StatusBar;
import org.jspecify.annotations.Nullable;

/** The line at the bottom: progress, defects, verdict, format, headroom. */
final class AnalysisBar extends StatusBar {

  private final ProgressBar progress = new ProgressBar(0);
  private final Label analysis = new Label();
  private final Label defects = new Label();
  private final VerdictLabel verdict = new VerdictLabel();
  private final Label format = new Label();
  private final Button headroom = new Button();
  private final HeadroomPane costs = new HeadroomPane();
  private @Nullable PopOver open;

  AnalysisBar() {
    setText("");
    progress.setPrefWidth(140);
    progress.setId("progress");
    headroom.getStyleClass().add("flat");
    headroom.setId("headroom");
    headroom.setFocusTraversable(false);
    headroom.setTooltip(new Tooltip("What each detector costs of the second that it has"));
    headroom.setOnAction(event -> showHeadroom());
    defects.setId("defect-count");
    analysis.setId("analysis-state");
    format.getStyleClass().add("hint");
    format.setId("format");
    getLeftItems().addAll(progress, analysis, defects, verdict);
    getRightItems().addAll(format, headroom);
    show(AnalysisView.EMPTY);
  }

  /** Puts buttons beside the format. */
  void add(Button... buttons) {
    getRightItems().addAll(0, List.of(buttons));
  }

  void show(AnalysisView view) {
    progress.setProgress(
        view.outcome().isEmpty() ? 0 : view.progress().orElse(ProgressBar.INDETERMINATE_PROGRESS));
    progress.setVisible(view.running());
    progress.setManaged(view.running());
    analysis.setText(StatusLine.analysis(view));
    defects.setText(StatusLine.defects(view));
    verdict.show(view);
    format.setText(view.stream().map(StatusLine::stream).orElse(""));
    Optional<Headroom> latest = view.headroom();
    headroom.setText(latest.map(StatusLine::headroom).orElse(""));
    headroom.setVisible(latest.isPresent());
    costs.show(latest);
  }

  private void showHeadroom() {
    if (open == null) {
      PopOver over = new PopOver(costs);
      over.setTitle("Headroom");
      over.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
      over.setDetachable(true);
      open = over;
    }
    open.show(headroom);
  }
}
