package io.sightglass.desktop.graph;

import io.sightglass.core.pipeline.Analysis;
import io.sightglass.core.time.MediaTime;
import io.sightglass.desktop.fx.FxUpdates;
import io.sightglass.desktop.theme.Palette;
import io.sightglass.desktop.timeline.AxisGestures;
import io.sightglass.desktop.timeline.TimeAxisModel;
import io.sightglass.desktop.timeline.TimelinePane;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/** Graphs of measurements, stacked on the shared time axis, with the playhead over them. */
public final class GraphPane extends Region {

  private final TimeAxisModel axis;
  private final ImageView picture = new ImageView();
  private final Line playhead = new Line();
  private final Label empty = new Label("Graphs appear here as soon as something is measured.");
  private final Executor updates = new FxUpdates();
  private final ChartPainter painter;
  private Palette palette = Palette.DARK;
  private @Nullable Analysis analysis;
  private List<String> metrics = List.of();
  private long position;
  private Consumer<MediaTime> onSeek = time -> {};
  private int painted;

  public GraphPane(TimeAxisModel axis) {
    this.axis = axis;
    this.painter = new ChartPainter(image -> updates.execute(() -> show(image)));
    getStyleClass().add("graphs");
    setId("graphs");
    playhead.getStyleClass().add("playhead");
    playhead.setManaged(false);
    playhead.setMouseTransparent(true);
    empty.getStyleClass().add("empty-hint");
    getChildren().addAll(picture, playhead, empty);
    axis.fromProperty().subscribe(this::repaint);
    axis.toProperty().subscribe(this::repaint);
    setMinHeight(80);
    setOnMousePressed(this::seek);
    setOnMouseDragged(this::seek);
    setOnScroll(
        event -> AxisGestures.scroll(axis, event, event.getX() - TimelinePane.LABELS, plotWidth()));
  }

  public void setOnSeek(Consumer<MediaTime> action) {
    onSeek = action;
  }

  /** How often the graphs on screen were new. */
  public int painted() {
    return painted;
  }

  public void setPalette(Palette colours) {
    palette = colours;
    repaint();
  }

  /** Shows another analysis; empty shows none. */
  public void show(Optional<Analysis> shown) {
    analysis = shown.orElse(null);
    metrics =
        shown.map(a -> GraphSelection.defaults(a.profile(), a.measurements())).orElse(List.of());
    empty.setVisible(metrics.isEmpty());
    if (metrics.isEmpty()) {
      picture.setImage(null);
    }
    repaint();
  }

  /** The metrics on screen, from top to bottom. */
  public List<String> metrics() {
    return metrics;
  }

  /** Shows other metrics. */
  public void setMetrics(List<String> shown) {
    metrics = List.copyOf(shown);
    empty.setVisible(metrics.isEmpty());
    repaint();
  }

  /** Draws anew, soon: values or defects are new. */
  public void repaint() {
    Analysis shown = analysis;
    int width = (int) getWidth();
    int height = (int) getHeight();
    if (shown == null || metrics.isEmpty() || width < 200 || height < 40) {
      return;
    }
    painter.paint(
        new GraphRequest(
            palette,
            GraphSelection.plots(
                metrics, shown.profile(), shown.measurements(), shown.timeline().defects()),
            axis.from(),
            axis.to(),
            width,
            height));
    placePlayhead();
  }

  public void setPosition(MediaTime time) {
    position = time.micros();
    placePlayhead();
  }

  /** Ends the painter. */
  public void close() {
    painter.close();
  }

  private void show(Image image) {
    picture.setImage(image);
    painted++;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 220;
  }

  @Override
  protected void layoutChildren() {
    empty.autosize();
    empty.relocate(
        Math.round((getWidth() - empty.getWidth()) / 2),
        Math.round((getHeight() - empty.getHeight()) / 2));
    repaint();
    placePlayhead();
  }

  private double plotWidth() {
    return Math.max(1, getWidth() - TimelinePane.LABELS - TimelinePane.RIGHT);
  }

  private void placePlayhead() {
    double x = Math.round(TimelinePane.LABELS + axis.x(position, plotWidth())) + 0.5;
    playhead.setVisible(
        !metrics.isEmpty() && x >= TimelinePane.LABELS && x <= TimelinePane.LABELS + plotWidth());
    playhead.setStartX(x);
    playhead.setEndX(x);
    playhead.setStartY(0);
    playhead.setEndY(getHeight());
  }

  private void seek(MouseEvent event) {
    onSeek.accept(axis.time(Math.max(0, event.getX() - TimelinePane.LABELS), plotWidth()));
  }
}
