package io.sightglass.desktop.graph;

import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Envelope;
import io.sightglass.desktop.timeline.TimelinePane;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYItemRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** Builds the chart of a request: plots stacked on one time axis, which itself is not drawn. */
final class ChartFactory {

  private static final Color BACKGROUND = new Color(0x1b1b1b);
  private static final Color PLOT = new Color(0x202020);
  private static final Color GRID = new Color(0x333333);
  private static final Color TEXT = new Color(0xb8b8b8);
  private static final Color LINE = new Color(0x9fc5e8);
  private static final Color THRESHOLD = new Color(0xd9b44a);
  private static final Color DEFECT = new Color(0xe0, 0x79, 0x4a, 70);
  private static final Font LABEL = new Font("DejaVu Sans", Font.PLAIN, 10);
  private static final Font TITLE = new Font("DejaVu Sans", Font.PLAIN, 11);
  private static final double GAP = 6;

  private ChartFactory() {}

  static JFreeChart chart(GraphRequest request) {
    NumberAxis time = new NumberAxis();
    time.setRange(request.fromMicros(), Math.max(request.toMicros(), request.fromMicros() + 1));
    time.setVisible(false);
    CombinedDomainXYPlot all = new CombinedDomainXYPlot(time);
    all.setGap(GAP);
    all.setInsets(new RectangleInsets(4, 0, 4, TimelinePane.RIGHT));
    all.setOrientation(PlotOrientation.VERTICAL);
    int columns = (int) Math.max(16, request.width() - TimelinePane.LABELS - TimelinePane.RIGHT);
    for (GraphRequest.Plot plot : request.plots()) {
      all.add(subplot(plot, request, columns), 1);
    }
    // The plots begin where the lanes of the timeline begin.
    AxisSpace space = new AxisSpace();
    space.setLeft(TimelinePane.LABELS);
    all.setFixedRangeAxisSpace(space);
    JFreeChart chart = new JFreeChart(null, TITLE, all, false);
    chart.setBackgroundPaint(BACKGROUND);
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    return chart;
  }

  private static XYPlot subplot(GraphRequest.Plot plot, GraphRequest request, int columns) {
    Envelope envelope = plot.series().envelope(request.fromMicros(), request.toMicros(), columns);
    MetricInfo info = plot.series().info();
    NumberAxis values = new NumberAxis();
    values.setRange(low(info, plot, envelope), high(info, plot, envelope));
    values.setTickLabelFont(LABEL);
    values.setTickLabelPaint(TEXT);
    values.setAxisLineVisible(false);
    values.setTickMarksVisible(false);
    StandardXYItemRenderer line = new StandardXYItemRenderer();
    line.setSeriesPaint(0, LINE);
    line.setSeriesStroke(0, new BasicStroke(1.2f));
    XYPlot subplot = new XYPlot(new EnvelopeDataset(envelope), null, values, line);
    subplot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    subplot.setBackgroundPaint(PLOT);
    subplot.setRangeGridlinePaint(GRID);
    subplot.setRangeGridlineStroke(new BasicStroke(1));
    subplot.setDomainGridlinesVisible(false);
    subplot.setOutlineVisible(false);
    for (Defect defect : plot.defects()) {
      IntervalMarker stretch =
          new IntervalMarker(
              defect.range().start().micros(), defect.range().end().micros(), DEFECT);
      subplot.addDomainMarker(stretch, Layer.BACKGROUND);
    }
    for (Condition condition : plot.conditions()) {
      subplot.addRangeMarker(
          new ValueMarker(
              condition.enter(),
              THRESHOLD,
              new BasicStroke(
                  1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {5, 4}, 0)),
          Layer.FOREGROUND);
    }
    subplot.addAnnotation(title(info, request, values));
    return subplot;
  }

  private static XYTextAnnotation title(MetricInfo info, GraphRequest request, NumberAxis values) {
    String text = info.unit().isEmpty() ? info.name() : info.name() + "  " + info.unit();
    double margin = (request.toMicros() - request.fromMicros()) * 0.004;
    double top = values.getRange().getUpperBound() - values.getRange().getLength() * 0.06;
    XYTextAnnotation title = new XYTextAnnotation(text, request.fromMicros() + margin, top);
    title.setFont(TITLE);
    title.setPaint(TEXT);
    title.setTextAnchor(TextAnchor.TOP_LEFT);
    return title;
  }

  // The sensible range of the metric, and whatever lies outside of it.
  private static double low(MetricInfo info, GraphRequest.Plot plot, Envelope envelope) {
    double low = info.low();
    for (double value : envelope.low()) {
      low = value < low ? value : low;
    }
    for (Condition condition : plot.conditions()) {
      low = Math.min(low, condition.enter());
    }
    return low - margin(info);
  }

  private static double high(MetricInfo info, GraphRequest.Plot plot, Envelope envelope) {
    double high = info.high();
    for (double value : envelope.high()) {
      high = value > high ? value : high;
    }
    for (Condition condition : plot.conditions()) {
      high = Math.max(high, condition.enter());
    }
    return Math.max(high, info.low() + 1e-9) + margin(info);
  }

  private static double margin(MetricInfo info) {
    return Math.max(1e-9, (info.high() - info.low()) * 0.04);
  }
}
