package io.sightglass.desktop.graph;

import io.sightglass.core.pipeline.Analysis;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.time.MediaTime;
import io.sightglass.desktop.fx.FxUpdates;
import io.sightglass.desktop.theme.Palette;
import io.sightglass.desktop.timeline.AxisGestures;
import io.sightglass.desktop.timeline.TimeAxisModel;
import io.sightglass.desktop.timeline.TimelinePane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/**
 * Graphs of measurements, stacked on the shared time axis, with the playhead over them. A click
 * seeks; a threshold's line can be dragged. Used by the screen's thread.
 */
public final class GraphPane extends Region {

  /** A plot lower than this shows nothing. */
  private static final double LEAST_PLOT = 46;

  /** A threshold is taken hold of within so many pixels. */
  private static final double GRIP = 4;

  private static final double ZOOM_STEP = 1.25;
  private static final double LABEL_INSET = 10;

  /** Right of the names there must be room for the numbers of the axis. */
  private static final double TICKS = 40;

  private final TimeAxisModel axis;
  private final GraphModel model = new GraphModel();
  private final ImageView picture = new ImageView();
  private final Line playhead = new Line();
  private final Line cursor = new Line();
  private final Line dragged = new Line();
  private final Label grip = new Label();
  private final Label empty = new Label("Graphs appear here as soon as something is measured.");
  private final List<GraphLabels> labels = new ArrayList<>();
  private final Executor updates = new FxUpdates();
  private final ChartPainter painter;
  private List<GraphRequest.Plot> plots = List.of();
  private long position;
  private int painted;
  private double cursorX = -1;
  private @Nullable Drag drag;
  private Consumer<MediaTime> onSeek = time -> {};
  private Consumer<Profile> onProfile = profile -> {};

  /** A threshold on its way. */
  private record Drag(int plot, Threshold threshold, Profile before, ValueRange range) {}

  public GraphPane(TimeAxisModel axis) {
    this.axis = axis;
    this.painter = new ChartPainter(image -> updates.execute(() -> show(image)));
    getStyleClass().add("graphs");
    setId("graphs");
    for (Line line : List.of(playhead, cursor, dragged)) {
      line.setManaged(false);
      line.setMouseTransparent(true);
      line.setVisible(false);
    }
    playhead.getStyleClass().add("playhead");
    cursor.getStyleClass().add("cursor");
    dragged.getStyleClass().add("dragged-threshold");
    grip.getStyleClass().add("readout");
    grip.setId("threshold-readout");
    grip.setManaged(false);
    grip.setMouseTransparent(true);
    grip.setVisible(false);
    empty.getStyleClass().add("empty-hint");
    getChildren().addAll(picture, cursor, playhead, dragged, empty, grip);
    axis.fromProperty().subscribe(this::repaint);
    axis.toProperty().subscribe(this::repaint);
    setMinHeight(80);
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::draggedOn);
    setOnMouseReleased(this::released);
    setOnMouseMoved(this::moved);
    setOnMouseExited(event -> showCursor(-1));
    setOnScroll(this::scrolled);
  }

  public void setOnSeek(Consumer<MediaTime> action) {
    onSeek = action;
  }

  /** Takes a profile in which a threshold was moved, again and again while it is dragged. */
  public void setOnProfile(Consumer<Profile> action) {
    onProfile = action;
  }

  /** How often the graphs on screen were new. */
  public int painted() {
    return painted;
  }

  public void setPalette(Palette colours) {
    model.setPalette(colours);
    repaint();
  }

  public GraphModel model() {
    return model;
  }

  /** Shows another analysis; empty shows none. */
  public void show(Optional<Analysis> shown) {
    letGo();
    model.show(shown);
    repaint();
  }

  /** Values, defects or thresholds are new. */
  public void refresh() {
    model.refresh();
    repaint();
  }

  /** How many plots there are. */
  public int plots() {
    return plots.size();
  }

  /** The metrics on screen, from top to bottom. */
  public List<String> metrics() {
    return model.metrics();
  }

  /** Draws anew, soon. */
  public void repaint() {
    plots = model.plots();
    empty.setVisible(plots.isEmpty());
    layOutLabels();
    int width = (int) getWidth();
    int height = (int) getHeight();
    if (plots.isEmpty()) {
      picture.setImage(null);
    } else if (width >= 200 && height >= 40) {
      picture.setFitWidth(width);
      picture.setFitHeight(height);
      painter.paint(
          new GraphRequest(
              model.palette(), plots, axis.from(), axis.to(), width, height, outputScale()));
    }
    placePlayhead();
  }

  public void setPosition(MediaTime time) {
    position = time.micros();
    placePlayhead();
    showValues();
  }

  /** Ends the painter. */
  public void close() {
    painter.close();
  }

  private void show(Image image) {
    if (!plots.isEmpty()) {
      picture.setImage(image);
    }
    painted++;
  }

  private double outputScale() {
    return getScene() == null || getScene().getWindow() == null
        ? 1
        : getScene().getWindow().getOutputScaleX();
  }

  @Override
  protected double computePrefHeight(double width) {
    return 100;
  }

  @Override
  protected void layoutChildren() {
    empty.autosize();
    empty.relocate(
        Math.rint((getWidth() - empty.getWidth()) / 2),
        Math.rint((getHeight() - empty.getHeight()) / 2));
    model.setRoom((int) (getHeight() / LEAST_PLOT));
    repaint();
  }

  private PlotLayout plotLayout() {
    return new PlotLayout(plots.size(), getHeight());
  }

  private void layOutLabels() {
    while (labels.size() < plots.size()) {
      GraphLabels added = new GraphLabels();
      labels.add(added);
      getChildren().add(added);
    }
    PlotLayout layout = plotLayout();
    for (int i = 0; i < labels.size(); i++) {
      if (i < plots.size()) {
        labels
            .get(i)
            .place(
                plots.get(i),
                model.palette(),
                LABEL_INSET,
                layout.top(i),
                TimelinePane.LABELS - LABEL_INSET - TICKS,
                layout.plotHeight());
      } else {
        labels.get(i).hide();
      }
    }
    showValues();
  }

  private void showValues() {
    PlotLayout layout = plotLayout();
    MediaTime here = new MediaTime(position);
    MediaTime hovered = axis.time(cursorX - TimelinePane.LABELS, plotWidth());
    for (int i = 0; i < plots.size(); i++) {
      GraphLabels written = labels.get(i);
      written.showValues(metric -> model.valueAt(metric, here));
      if (cursorX >= 0) {
        written.showReadout(
            metric -> model.valueAt(metric, hovered),
            cursorX,
            getWidth() - TimelinePane.RIGHT,
            layout.top(i));
      } else {
        written.hideReadout();
      }
    }
  }

  private double plotWidth() {
    return Math.max(1, getWidth() - TimelinePane.LABELS - TimelinePane.RIGHT);
  }

  private boolean overPlots(double x) {
    return x >= TimelinePane.LABELS && x <= TimelinePane.LABELS + plotWidth();
  }

  private void placePlayhead() {
    double x = Math.rint(TimelinePane.LABELS + axis.x(position, plotWidth())) + 0.5;
    playhead.setVisible(!plots.isEmpty() && overPlots(x));
    vertical(playhead, x);
  }

  private void showCursor(double x) {
    cursorX = overPlots(x) && !plots.isEmpty() ? x : -1;
    cursor.setVisible(cursorX >= 0);
    vertical(cursor, Math.rint(x) + 0.5);
    showValues();
  }

  private void vertical(Line line, double x) {
    line.setStartX(x);
    line.setEndX(x);
    line.setStartY(0);
    line.setEndY(getHeight());
  }

  private void seek(MouseEvent event) {
    onSeek.accept(axis.time(Math.max(0, event.getX() - TimelinePane.LABELS), plotWidth()));
  }

  private Optional<Drag> gripAt(double x, double y) {
    Optional<Analysis> analysis = model.analysis();
    PlotLayout layout = plotLayout();
    int plot = layout.at(y);
    if (plot < 0 || analysis.isEmpty() || !overPlots(x)) {
      return Optional.empty();
    }
    ValueRange range = plots.get(plot).range();
    for (Threshold threshold : plots.get(plot).thresholds()) {
      double line =
          layout.top(plot) + range.share(threshold.condition().enter()) * layout.plotHeight();
      if (Math.abs(line - y) <= GRIP) {
        return Optional.of(new Drag(plot, threshold, analysis.get().profile(), range));
      }
    }
    return Optional.empty();
  }

  private void moved(MouseEvent event) {
    letGo();
    showCursor(event.getX());
    Optional<Drag> grips = gripAt(event.getX(), event.getY());
    setCursor(grips.isPresent() ? Cursor.V_RESIZE : Cursor.DEFAULT);
    grip.setVisible(grips.isPresent());
    grips.ifPresent(under -> sayThreshold(under, under.threshold().condition().enter()));
  }

  private void pressed(MouseEvent event) {
    drag = gripAt(event.getX(), event.getY()).orElse(null);
    if (drag == null && event.getX() < TimelinePane.LABELS) {
      if (event.getClickCount() == 2) {
        showAllValues(event.getY());
      }
    } else if (drag == null) {
      seek(event);
    }
  }

  private void showAllValues(double y) {
    int plot = plotLayout().at(y);
    if (plot >= 0) {
      model.showAllValues(plots.get(plot).lead().name());
      repaint();
    }
  }

  private void draggedOn(MouseEvent event) {
    Drag held = drag;
    if (held == null) {
      if (overPlots(event.getX())) {
        seek(event);
      }
      return;
    }
    PlotLayout layout = plotLayout();
    double share = Math.clamp((event.getY() - layout.top(held.plot())) / layout.plotHeight(), 0, 1);
    double perPixel = (held.range().high() - held.range().low()) / layout.plotHeight();
    double value = Numbers.rounded(held.range().at(share), perPixel);
    sayThreshold(held, value);
    onProfile.accept(held.threshold().moved(held.before(), value));
  }

  private void released(MouseEvent event) {
    letGo();
  }

  /** Ends the dragging of a threshold, whether its button was released here or not. */
  public void letGo() {
    drag = null;
    dragged.setVisible(false);
    grip.setVisible(false);
  }

  private void sayThreshold(Drag held, double value) {
    PlotLayout layout = plotLayout();
    double top = layout.top(held.plot());
    double y = Math.rint(top + held.range().share(value) * layout.plotHeight()) + 0.5;
    dragged.setVisible(drag != null);
    dragged.setStartX(TimelinePane.LABELS);
    dragged.setEndX(TimelinePane.LABELS + plotWidth());
    dragged.setStartY(y);
    dragged.setEndY(y);
    grip.setText(held.threshold().words(value, plots.get(held.plot()).lead().unit()));
    grip.setVisible(true);
    grip.autosize();
    double height = grip.getHeight();
    grip.relocate(
        TimelinePane.LABELS + plotWidth() - grip.getWidth() - 6,
        Math.rint(y - top > height + 4 ? y - height - 3 : y + 3));
  }

  private void scrolled(ScrollEvent event) {
    if (!event.isControlDown() && !event.isShortcutDown()) {
      AxisGestures.scroll(axis, event, event.getX() - TimelinePane.LABELS, plotWidth());
      return;
    }
    PlotLayout layout = plotLayout();
    int plot = layout.at(event.getY());
    if (plot >= 0 && event.getDeltaY() != 0) {
      GraphRequest.Plot zoomed = plots.get(plot);
      double share = (event.getY() - layout.top(plot)) / layout.plotHeight();
      model.zoomValues(
          zoomed.lead().name(),
          zoomed.range(),
          event.getDeltaY() > 0 ? 1 / ZOOM_STEP : ZOOM_STEP,
          zoomed.range().at(share));
      repaint();
    }
    event.consume();
  }
}
