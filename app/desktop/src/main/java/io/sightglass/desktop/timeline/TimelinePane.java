package io.sightglass.desktop.timeline;

import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Gap;
import io.sightglass.desktop.fx.FxUpdates;
import io.sightglass.desktop.strip.ProgrammeStrips;
import io.sightglass.desktop.theme.Palette;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Defects on the time axis, a lane a type, with ruler, in and out points, gaps, and what is not
 * analysed yet. Used by the screen's thread.
 */
public final class TimelinePane extends Region {

  /** Labels stand in this many pixels on the left, here and beside the graphs. */
  public static final double LABELS = 168;

  /** Room on the right, here and beside the graphs. */
  public static final double RIGHT = 14;

  private static final double RULER = 24;
  private static final double LANE = 20;
  private static final double BOTTOM = 4;

  /** Lanes that are on screen without scrolling, where there is room. */
  private static final int MOST_AT_ONCE = 6;

  /** Lanes that are on screen in any case. */
  private static final int ALWAYS_AT_ONCE = 4;

  private static final int LEAST_AT_ONCE = 2;

  /** A window of this height has room for all. */
  private static final double TALL = 900;

  private static final double MIN_BLOCK = 4;
  private static final double SLACK = 4;
  private static final double TICK_DISTANCE = 90;
  private static final Font SMALL = Font.font("DejaVu Sans", 11);

  private final TimeAxisModel axis;
  private final ProgrammeStrips strips;
  private final Executor painting = new FxUpdates();
  private final Canvas canvas = new Canvas();
  private final Line playhead = new Line();
  private final ScrollBar scroll = new ScrollBar();
  private final HBox buttons = new HBox();
  private final Tooltip hover = new Tooltip();
  private Palette palette = Palette.DARK;
  private TimelineModel model = TimelineModel.EMPTY;
  private TimecodeText timecode = TimecodeText.DEFAULT;
  private List<Gap> gaps = List.of();
  private long analysedTo;
  private double laidOutTop = RULER;
  private long position;
  private @Nullable MediaTime in;
  private @Nullable MediaTime out;
  private @Nullable Defect selected;
  private Consumer<MediaTime> onSeek = time -> {};
  private Consumer<Defect> onSelect = defect -> {};

  /**
   * @param strips the programme at a glance, between ruler and lanes
   */
  public TimelinePane(TimeAxisModel axis, ProgrammeStrips strips) {
    this.axis = axis;
    this.strips = strips;
    getStyleClass().add("timeline");
    setId("timeline");
    playhead.getStyleClass().add("playhead");
    playhead.setManaged(false);
    playhead.setMouseTransparent(true);
    scroll.setOrientation(Orientation.VERTICAL);
    scroll.setId("lane-scroll");
    scroll.valueProperty().subscribe(value -> draw());
    buttons.getStyleClass().add("axis-buttons");
    buttons
        .getChildren()
        .addAll(
            button("zoom-out", Feather.ZOOM_OUT, "Show more time (-)", () -> zoom(2)),
            button("zoom-in", Feather.ZOOM_IN, "Show less time (+)", () -> zoom(0.5)),
            button(
                "zoom-all",
                Feather.MAXIMIZE_2,
                "Show the whole programme (Shift+Z)",
                axis::showAll));
    getChildren().addAll(canvas, playhead, scroll, buttons);
    axis.fromProperty().subscribe(this::draw);
    axis.toProperty().subscribe(this::draw);
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::seek);
    setOnMouseMoved(this::moved);
    setOnScroll(this::scrolled);
  }

  public void setOnSeek(Consumer<MediaTime> action) {
    onSeek = action;
  }

  public void setOnSelect(Consumer<Defect> action) {
    onSelect = action;
  }

  /** Puts one more button beside those that change the axis. */
  public void addButton(Button button) {
    button.getStyleClass().addAll("button-icon", "flat", "small");
    button.setFocusTraversable(false);
    buttons.getChildren().add(button);
  }

  public void setPalette(Palette colours) {
    palette = colours;
    draw();
  }

  /** Shows the programme at a glance, or hides it. */
  public void toggleStrips() {
    strips.setShown(!strips.isShown());
    requestLayout();
    if (getParent() != null) {
      getParent().requestLayout();
    }
  }

  /** Shows what is known by now. */
  public void show(
      TimelineModel lanes, List<Gap> unknown, long analysedToMicros, TimecodeText positions) {
    boolean taller = lanes.lanes().size() != model.lanes().size() || top() != laidOutTop;
    model = lanes;
    gaps = unknown;
    analysedTo = analysedToMicros;
    timecode = positions;
    if (taller) {
      requestLayout();
    }
    draw();
  }

  /** Marks one defect; null marks none. */
  public void select(@Nullable Defect defect) {
    selected = defect;
    if (defect != null) {
      revealLane(defect.type());
    }
    draw();
  }

  public void setPosition(MediaTime time) {
    position = time.micros();
    placePlayhead();
  }

  /** Shows the marked stretch; null where an end is not marked. */
  public void setStretch(@Nullable MediaTime start, @Nullable MediaTime end) {
    in = start;
    out = end;
    draw();
  }

  /** Shows more time around the playhead, or around the middle; under one shows less. */
  public void zoom(double factor) {
    boolean inSight = position >= axis.from() && position <= axis.to();
    axis.zoom(factor, new MediaTime(inSight ? position : axis.from() + axis.span() / 2));
  }

  /** The lane that stands at {@code y}, for tests and tool tips. */
  Optional<String> laneAt(double y) {
    int lane = (int) Math.floor((y - top() + offset()) / LANE);
    List<String> types = model.types();
    return y < top() || lane < 0 || lane >= types.size()
        ? Optional.empty()
        : Optional.of(types.get(lane));
  }

  @Override
  protected double computeMinHeight(double width) {
    return height(Math.clamp(model.lanes().size(), LEAST_AT_ONCE, ALWAYS_AT_ONCE));
  }

  @Override
  protected double computePrefHeight(double width) {
    boolean roomy = !strips.isShown() || getScene() == null || getScene().getHeight() >= TALL;
    return height(
        Math.clamp(model.lanes().size(), LEAST_AT_ONCE, roomy ? MOST_AT_ONCE : ALWAYS_AT_ONCE));
  }

  private double height(int lanes) {
    return top() + lanes * LANE + BOTTOM;
  }

  // Where the lanes begin.
  private double top() {
    return RULER + strips.height();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    canvas.setWidth(width);
    canvas.setHeight(height);
    buttons.resizeRelocate(4, 0, LABELS - 8, RULER);
    laidOutTop = top();
    double room = Math.max(0, height - laidOutTop);
    double hidden = Math.max(0, model.lanes().size() * LANE + BOTTOM - room);
    scroll.setVisible(hidden > 0);
    scroll.setMax(hidden);
    scroll.setValue(Math.min(scroll.getValue(), hidden));
    scroll.setVisibleAmount(hidden * room / Math.max(1, hidden + room));
    scroll.setUnitIncrement(LANE);
    scroll.resizeRelocate(width - 12, laidOutTop, 12, room);
    paint();
  }

  private double offset() {
    return scroll.isVisible() ? scroll.getValue() : 0;
  }

  private void revealLane(String type) {
    int lane = model.types().indexOf(type);
    if (lane >= 0 && scroll.isVisible()) {
      double room = getHeight() - top() - LANE;
      double y = lane * LANE;
      if (y < offset()) {
        scroll.setValue(y);
      } else if (y > offset() + room) {
        scroll.setValue(y - room);
      }
    }
  }

  private double plotWidth() {
    return Math.max(1, getWidth() - LABELS - RIGHT);
  }

  private double x(long micros) {
    return LABELS + axis.x(micros, plotWidth());
  }

  // Much changes at once, both ends of the axis for one: it is painted once, soon.
  private void draw() {
    painting.execute(this::paint);
  }

  private void paint() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setFill(Palette.fx(palette.panel()));
    g.fillRect(0, 0, getWidth(), getHeight());
    g.setFont(SMALL);
    placePlayhead();
    if (empty()) {
      return;
    }
    double top = top();
    strips.draw(g, palette, LABELS - 10, RULER, LABELS, plotWidth(), axis.from(), axis.to());
    clipped(g, 0, top, getWidth(), getHeight() - top, () -> drawLanes(g));
    clipped(g, LABELS, 0, plotWidth(), getHeight(), () -> drawRuler(g));
    clipped(g, LABELS, top, plotWidth(), getHeight() - top, () -> drawDefects(g));
  }

  private static void clipped(
      GraphicsContext g, double x, double y, double width, double height, Runnable drawing) {
    g.save();
    g.beginPath();
    g.rect(x, y, width, Math.max(0, height));
    g.clip();
    drawing.run();
    g.restore();
  }

  private void drawLanes(GraphicsContext g) {
    double y = top() - offset();
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.BASELINE);
    for (String type : model.types()) {
      g.setFill(Palette.fx(palette.raised()));
      g.fillRect(LABELS, y + 1, plotWidth(), LANE - 2);
      g.setFill(Palette.fx(palette.muted()));
      int count = model.lanes().getOrDefault(type, List.of()).size();
      String label = count > 1 ? type + "  " + count : type;
      g.fillText(label, LABELS - 10, y + LANE / 2 + 4, LABELS - 20);
      y += LANE;
    }
  }

  private void drawRuler(GraphicsContext g) {
    double height = getHeight();
    double end = LABELS + plotWidth();
    double analysed = Math.max(LABELS, x(analysedTo));
    if (analysed < end) {
      g.setFill(Palette.fx(palette.window(), 0.7));
      g.fillRect(analysed, RULER, end - analysed, height);
    }
    for (Gap gap : gaps) {
      double from = x(gap.range().start().micros());
      g.setFill(Palette.fx(palette.gap(), 0.55));
      g.fillRect(from, RULER, Math.max(2, x(gap.range().end().micros()) - from), height);
    }
    long step = TimeTicks.step(axis.span(), plotWidth(), TICK_DISTANCE);
    g.setTextAlign(TextAlignment.LEFT);
    for (long t = Math.ceilDiv(axis.from(), step) * step; t <= axis.to(); t += step) {
      double x = Math.round(x(t)) + 0.5;
      g.setStroke(Palette.fx(palette.line()));
      g.strokeLine(x, RULER - 6, x, RULER);
      g.strokeLine(x, top(), x, height);
      g.setFill(Palette.fx(palette.muted()));
      g.fillText(TimeTicks.label(t, step), x + 4, 16);
    }
    drawStretch(g);
  }

  // Nothing is open, or nothing is known of it yet.
  private boolean empty() {
    return model.lanes().isEmpty() && analysedTo == 0;
  }

  private void drawStretch(GraphicsContext g) {
    MediaTime start = in;
    MediaTime end = out;
    if (start == null && end == null) {
      return;
    }
    double from = start == null ? LABELS : x(start.micros());
    double to = end == null ? LABELS + plotWidth() : x(end.micros());
    g.setFill(Palette.fx(palette.accent(), 0.14));
    g.fillRect(from, 0, to - from, getHeight());
    g.setFill(Palette.fx(palette.accent()));
    if (start != null) {
      g.fillRect(from, 0, 2, RULER - 2);
      g.fillRect(from, 0, 7, 2);
    }
    if (end != null) {
      g.fillRect(to - 2, 0, 2, RULER - 2);
      g.fillRect(to - 7, 0, 7, 2);
    }
  }

  private void drawDefects(GraphicsContext g) {
    DefectMark mark = new DefectMark(g, palette);
    double y = top() - offset();
    for (String type : model.types()) {
      drawLane(mark, model.lanes().getOrDefault(type, List.of()), y);
      y += LANE;
    }
  }

  // There may be very many, so that most are passed over by one comparison.
  private void drawLane(DefectMark mark, List<Defect> lane, double y) {
    Defect marked = selected;
    double width = plotWidth();
    long first = axis.from() - Math.round(MIN_BLOCK / width * axis.span());
    long last = axis.to();
    double drawnTo = Double.NEGATIVE_INFINITY;
    for (Defect defect : lane) {
      if (defect.range().start().micros() > last) {
        return;
      }
      if (defect.range().end().micros() >= first) {
        double from = LABELS + axis.x(defect.range().start().micros(), width);
        double to =
            Math.max(from + MIN_BLOCK, LABELS + axis.x(defect.range().end().micros(), width));
        boolean isMarked = marked != null && marked.id() == defect.id();
        // What would lie within a mark that is drawn already adds nothing but time.
        if (isMarked || to > drawnTo + 1) {
          mark.draw(defect, from, y, to - from, LANE, isMarked);
          drawnTo = Math.max(drawnTo, to);
        }
      }
    }
  }

  private void placePlayhead() {
    double x = Math.round(x(position)) + 0.5;
    playhead.setVisible(!empty() && x >= LABELS && x <= LABELS + plotWidth());
    playhead.setStartX(x);
    playhead.setEndX(x);
    playhead.setStartY(0);
    playhead.setEndY(getHeight());
  }

  private void pressed(MouseEvent event) {
    defectAt(event).ifPresentOrElse(onSelect, () -> seek(event));
  }

  private void seek(MouseEvent event) {
    timeAt(event).ifPresent(onSeek);
  }

  // Empty beside the plot.
  private Optional<MediaTime> timeAt(MouseEvent event) {
    return event.getX() < LABELS
        ? Optional.empty()
        : Optional.of(axis.time(event.getX() - LABELS, plotWidth()));
  }

  private Optional<Defect> defectAt(MouseEvent event) {
    return timeAt(event)
        .flatMap(
            time -> laneAt(event.getY()).flatMap(type -> model.at(type, time.micros(), slack())));
  }

  // Programme time that a mouse may be beside what it is meant for.
  private long slack() {
    return Math.round(SLACK / plotWidth() * axis.span());
  }

  private Optional<Gap> gapAt(MouseEvent event) {
    long slack = slack();
    return timeAt(event)
        .flatMap(time ->
            gaps.stream()
                .filter(gap -> gap.range().start().since(time) <= slack)
                .filter(gap -> time.since(gap.range().end()) <= slack)
                .findFirst());
  }

  private void moved(MouseEvent event) {
    Optional<String> under =
        defectAt(event).map(this::words).or(() -> gapAt(event).map(TimelinePane::words));
    if (under.isPresent()) {
      hover.setText(under.get());
      Tooltip.install(this, hover);
    } else {
      Tooltip.uninstall(this, hover);
    }
  }

  private static String words(Gap gap) {
    return String.format(
        java.util.Locale.ROOT,
        "Not analysed: %s, %.2f s%n%s",
        gap.cause().id(),
        gap.range().seconds(),
        gap.reason());
  }

  private String words(Defect defect) {
    return String.format(
        java.util.Locale.ROOT,
        "%s, %s%n%s, %.2f s",
        defect.type(),
        defect.severity().name().toLowerCase(java.util.Locale.ROOT),
        timecode.frame(defect.firstFrame()),
        defect.range().seconds());
  }

  private void scrolled(ScrollEvent event) {
    if (event.getX() < LABELS && scroll.isVisible()) {
      scroll.setValue(
          Math.clamp(
              scroll.getValue() - Math.signum(event.getDeltaY()) * LANE, 0, scroll.getMax()));
      event.consume();
    } else {
      AxisGestures.scroll(axis, event, event.getX() - LABELS, plotWidth());
    }
  }

  private static Button button(String id, Feather icon, String hint, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("button-icon", "flat", "small");
    button.setTooltip(new Tooltip(hint));
    button.setAccessibleText(hint);
    button.setFocusTraversable(false);
    button.setOnAction(event -> action.run());
    return button;
  }
}
