package io.sightglass.desktop.timeline;

import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Gap;
import io.sightglass.desktop.theme.Palette;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Defects on the time axis, a lane a type, with ruler, gaps, and what is not analysed yet. */
public final class TimelinePane extends Region {

  /** Labels stand in this many pixels on the left, here and beside the graphs. */
  public static final double LABELS = 132;

  /** Room on the right, here and beside the graphs. */
  public static final double RIGHT = 12;

  private static final double RULER = 22;
  private static final double LANE = 20;

  /** Lanes that are on screen without scrolling. */
  private static final int MOST_AT_ONCE = 6;

  private static final double MIN_BLOCK = 5;
  private static final double SLACK = 4;
  private static final Font SMALL = Font.font("DejaVu Sans", 11);

  private final TimeAxisModel axis;
  private final Canvas canvas = new Canvas();
  private final Line playhead = new Line();
  private Palette palette = Palette.DARK;
  private TimelineModel model = TimelineModel.EMPTY;
  private List<Gap> gaps = List.of();
  private long analysedTo;
  private long position;
  private @Nullable Defect selected;
  private Consumer<MediaTime> onSeek = time -> {};
  private Consumer<Defect> onSelect = defect -> {};

  public TimelinePane(TimeAxisModel axis) {
    this.axis = axis;
    getStyleClass().add("timeline");
    setId("timeline");
    playhead.getStyleClass().add("playhead");
    playhead.setManaged(false);
    playhead.setMouseTransparent(true);
    getChildren().addAll(canvas, playhead);
    axis.fromProperty().subscribe(() -> draw());
    axis.toProperty().subscribe(() -> draw());
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnScroll(this::scrolled);
  }

  public void setOnSeek(Consumer<MediaTime> action) {
    onSeek = action;
  }

  public void setOnSelect(Consumer<Defect> action) {
    onSelect = action;
  }

  public void setPalette(Palette colours) {
    palette = colours;
    draw();
  }

  /** Shows what is known by now. */
  public void show(TimelineModel lanes, List<Gap> unknown, long analysedToMicros) {
    model = lanes;
    gaps = unknown;
    analysedTo = analysedToMicros;
    requestLayout();
    draw();
  }

  /** Marks one defect; null marks none. */
  public void select(@Nullable Defect defect) {
    selected = defect;
    draw();
  }

  public void setPosition(MediaTime time) {
    position = time.micros();
    placePlayhead();
  }

  @Override
  protected double computeMinHeight(double width) {
    return RULER + Math.clamp(model.lanes().size(), 2, MOST_AT_ONCE) * LANE + 4;
  }

  @Override
  protected double computePrefHeight(double width) {
    return computeMinHeight(width);
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    draw();
  }

  private double plotWidth() {
    return Math.max(1, getWidth() - LABELS - RIGHT);
  }

  private double x(long micros) {
    return LABELS + axis.x(micros, plotWidth());
  }

  private double laneHeight() {
    int lanes = Math.max(1, model.lanes().size());
    return Math.clamp((getHeight() - RULER) / lanes, 12, LANE * 1.5);
  }

  private void draw() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    double width = getWidth();
    double height = getHeight();
    g.setFill(Palette.fx(palette.panel()));
    g.fillRect(0, 0, width, height);
    g.setFont(SMALL);
    drawLanes(g, width);
    clipped(g, () -> drawContents(g, height));
    placePlayhead();
  }

  private void clipped(GraphicsContext g, Runnable drawing) {
    g.save();
    g.beginPath();
    g.rect(LABELS, 0, plotWidth(), getHeight());
    g.clip();
    drawing.run();
    g.restore();
  }

  private void drawLanes(GraphicsContext g, double width) {
    double lane = laneHeight();
    double y = RULER;
    g.setTextAlign(TextAlignment.RIGHT);
    for (String type : model.types()) {
      g.setFill(Palette.fx(palette.raised()));
      g.fillRect(LABELS, y + 1, width - LABELS - RIGHT, lane - 2);
      g.setFill(Palette.fx(palette.muted()));
      g.fillText(type, LABELS - 10, y + lane / 2 + 4, LABELS - 16);
      y += lane;
    }
  }

  private void drawContents(GraphicsContext g, double height) {
    double end = LABELS + plotWidth();
    double analysed = Math.max(LABELS, x(analysedTo));
    if (analysed < end) {
      g.setFill(Palette.fx(palette.window()));
      g.fillRect(analysed, RULER, end - analysed, height);
    }
    for (Gap gap : gaps) {
      g.setFill(Palette.fx(palette.gap()));
      double from = x(gap.range().start().micros());
      g.fillRect(from, RULER, Math.max(1, x(gap.range().end().micros()) - from), height);
    }
    drawRuler(g, height);
    double lane = laneHeight();
    double y = RULER;
    for (String type : model.types()) {
      for (Defect defect : model.lanes().getOrDefault(type, List.of())) {
        drawDefect(g, defect, y, lane);
      }
      y += lane;
    }
  }

  private void drawRuler(GraphicsContext g, double height) {
    long step = TimeTicks.step(axis.span(), plotWidth(), 80);
    g.setTextAlign(TextAlignment.LEFT);
    for (long t = Math.ceilDiv(axis.from(), step) * step; t <= axis.to(); t += step) {
      double x = Math.round(x(t)) + 0.5;
      g.setStroke(Palette.fx(palette.line(), 0.6));
      g.strokeLine(x, 0, x, height);
      g.setFill(Palette.fx(palette.muted()));
      g.fillText(TimeTicks.label(t, step), x + 4, 15);
    }
  }

  private void drawDefect(GraphicsContext g, Defect defect, double y, double lane) {
    double from = x(defect.range().start().micros());
    double to = x(defect.range().end().micros());
    if (to < LABELS || from > getWidth()) {
      return;
    }
    double width = Math.max(MIN_BLOCK, to - from);
    g.setFill(Palette.fx(palette.severity(defect.severity())));
    g.fillRoundRect(from, y + 3, width, lane - 6, 3, 3);
    if (width > 14) {
      g.setFill(Palette.fx(palette.panel()));
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(defect.severity().name().substring(0, 1), from + 4, y + lane / 2 + 4);
    }
    Defect marked = selected;
    if (marked != null && marked.id() == defect.id()) {
      g.setStroke(Palette.fx(palette.playhead()));
      g.setLineWidth(1.5);
      g.strokeRoundRect(from - 1, y + 2, width + 2, lane - 4, 4, 4);
      g.setLineWidth(1);
    }
  }

  private void placePlayhead() {
    double x = Math.round(x(position)) + 0.5;
    playhead.setVisible(x >= LABELS && x <= LABELS + plotWidth());
    playhead.setStartX(x);
    playhead.setEndX(x);
    playhead.setStartY(0);
    playhead.setEndY(getHeight());
  }

  private void pressed(MouseEvent event) {
    defectAt(event).ifPresentOrElse(onSelect, () -> seek(event));
  }

  private void dragged(MouseEvent event) {
    seek(event);
  }

  private void seek(MouseEvent event) {
    onSeek.accept(axis.time(Math.max(0, event.getX() - LABELS), plotWidth()));
  }

  private Optional<Defect> defectAt(MouseEvent event) {
    int lane = (int) Math.floor((event.getY() - RULER) / laneHeight());
    List<String> types = model.types();
    if (lane < 0 || lane >= types.size() || event.getX() < LABELS) {
      return Optional.empty();
    }
    long slack = Math.round(SLACK / plotWidth() * axis.span());
    long micros = axis.time(event.getX() - LABELS, plotWidth()).micros();
    return model.at(types.get(lane), micros, slack);
  }

  private void scrolled(ScrollEvent event) {
    AxisGestures.scroll(axis, event, event.getX() - LABELS, plotWidth());
  }
}
