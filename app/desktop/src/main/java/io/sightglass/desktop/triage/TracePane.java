package io.sightglass.desktop.triage;

import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Envelope;
import io.sightglass.core.timeline.MetricSeries;
import io.sightglass.desktop.theme.Palette;
import java.util.BitSet;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * A defect's metric around it: the values, the threshold at which it begins and the one at which it
 * ends, and by how much the worst value has passed it. Used by the screen's thread.
 */
final class TracePane extends Region {

  private static final double HEIGHT = 112;
  private static final double LABELS = 15;
  private static final double INSET = 4;
  private static final double HEADROOM = 0.12;
  private static final long LEAST_AROUND_MICROS = 1_000_000;
  private static final Font FONT = Font.font(11);

  private final Canvas canvas = new Canvas();
  private Palette palette = Palette.DARK;
  private Optional<Shown> shown = Optional.empty();

  private record Shown(Defect defect, MetricSeries series, Optional<Condition> condition) {}

  TracePane() {
    setId("metric-trace");
    getChildren().add(canvas);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMinWidth(0);
  }

  void setPalette(Palette colours) {
    palette = colours;
    draw();
  }

  void show(Defect defect, Evidence evidence) {
    shown = evidence.series().map(series -> new Shown(defect, series, evidence.condition()));
    setVisible(shown.isPresent());
    setManaged(shown.isPresent());
    setAccessibleText(shown.map(TracePane::words).orElse(""));
    draw();
  }

  /** For who can't see it. */
  private static String words(Shown shown) {
    return shown.defect().metric()
        + ": worst "
        + DefectText.number(shown.defect().peak())
        + ", threshold "
        + DefectText.number(shown.defect().threshold());
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    draw();
  }

  private void draw() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (canvas.getWidth() > 4 * INSET) {
      shown.ifPresent(what -> draw(g, what));
    }
  }

  private void draw(GraphicsContext g, Shown what) {
    Defect defect = what.defect();
    long around = Math.max(LEAST_AROUND_MICROS, defect.range().micros() / 2);
    long from = Math.max(0, defect.range().start().micros() - around);
    long to = defect.range().end().micros() + around;
    double width = canvas.getWidth();
    Envelope values = what.series().envelope(from, to, Math.max(1, (int) width)).held(new BitSet());
    Scale scale = Scale.of(values, what, canvas.getHeight());
    g.setFill(Palette.fx(palette.raised()));
    g.fillRect(0, 0, width, canvas.getHeight());
    double left = place(defect.range().start().micros(), from, to, width);
    double right = place(defect.range().end().micros(), from, to, width);
    Color colour = Palette.fx(palette.severity(defect.severity()));
    g.setFill(colour.deriveColor(0, 1, 1, 0.18));
    g.fillRect(left, 0, Math.max(1, right - left), canvas.getHeight());
    drawThresholds(g, what, scale, width);
    g.setStroke(Palette.fx(palette.series(0)));
    g.setLineWidth(1.2);
    trace(g, values, scale);
    drawMargin(g, defect, scale, Math.clamp((left + right) / 2, INSET, width - INSET), colour);
    drawWords(g, what, scale, width);
  }

  private static double place(long micros, long from, long to, double width) {
    return width * (micros - from) / Math.max(1, to - from);
  }

  private void drawThresholds(GraphicsContext g, Shown what, Scale scale, double width) {
    g.setStroke(Palette.fx(palette.threshold()));
    g.setLineWidth(1);
    double enter = crisp(scale.y(what.defect().threshold()));
    g.strokeLine(0, enter, width, enter);
    what.condition()
        .filter(condition -> condition.leave() != condition.enter())
        .ifPresent(condition -> {
          double leave = crisp(scale.y(condition.leave()));
          g.setLineDashes(3, 3);
          g.strokeLine(0, leave, width, leave);
          g.setLineDashes();
        });
  }

  private static double crisp(double y) {
    return Math.round(y) + 0.5;
  }

  private static void trace(GraphicsContext g, Envelope values, Scale scale) {
    g.beginPath();
    boolean drawing = false;
    for (int x = 0; x < values.columns(); x++) {
      double low = values.low()[x];
      if (Double.isNaN(low)) {
        drawing = false;
        continue;
      }
      double high = values.high()[x];
      if (!drawing) {
        g.moveTo(x + 0.5, scale.y(high));
      }
      g.lineTo(x + 0.5, scale.y(high));
      g.lineTo(x + 0.5, scale.y(low));
      drawing = true;
    }
    g.stroke();
  }

  // From the threshold to the worst value: the margin by which it is a defect.
  private static void drawMargin(
      GraphicsContext g, Defect defect, Scale scale, double x, Color colour) {
    double worst = scale.y(defect.peak());
    double enter = scale.y(defect.threshold());
    g.setStroke(colour);
    g.setLineWidth(2);
    g.strokeLine(x, worst, x, enter);
    g.strokeLine(x - 4, worst, x + 4, worst);
  }

  private void drawWords(GraphicsContext g, Shown what, Scale scale, double width) {
    MetricInfo info = what.series().info();
    String unit = info.unit().isEmpty() ? "" : " " + info.unit();
    g.setFont(FONT);
    g.setTextBaseline(VPos.TOP);
    g.setFill(Palette.fx(palette.muted()));
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(info.name(), INSET, 1, width / 2);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText("worst " + DefectText.number(what.defect().peak()) + unit, width - INSET, 1);
    g.setFill(Palette.fx(palette.threshold()));
    g.setTextBaseline(VPos.BOTTOM);
    g.fillText(
        "threshold " + DefectText.number(what.defect().threshold()) + unit,
        width - INSET,
        canvas.getHeight() - 1);
  }

  /** Values to heights. */
  private record Scale(double low, double high, double height) {

    static Scale of(Envelope values, Shown what, double height) {
      double low = Math.min(what.defect().peak(), what.defect().threshold());
      double high = Math.max(what.defect().peak(), what.defect().threshold());
      if (what.condition().isPresent()) {
        low = Math.min(low, what.condition().get().leave());
        high = Math.max(high, what.condition().get().leave());
      }
      for (int i = 0; i < values.columns(); i++) {
        if (!Double.isNaN(values.low()[i])) {
          low = Math.min(low, values.low()[i]);
          high = Math.max(high, values.high()[i]);
        }
      }
      double margin = Math.max((high - low) * HEADROOM, Double.MIN_NORMAL);
      return new Scale(low - margin, high + margin, height);
    }

    double y(double value) {
      double room = height - 2 * LABELS;
      return LABELS + room - room * (value - low) / (high - low);
    }
  }
}
