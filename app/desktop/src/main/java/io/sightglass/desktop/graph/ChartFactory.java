package io.sightglass.desktop.graph;

import io.sightglass.desktop.theme.Palette;
import io.sightglass.desktop.timeline.TimelinePane;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;

/** Builds the chart of a request: plots stacked on one time axis, which itself is not drawn. */
final class ChartFactory {

  private static final Font LABEL = new Font("DejaVu Sans", Font.PLAIN, 10);
  private static final BasicStroke LINE = new BasicStroke(1.2f);
  private static final BasicStroke HAIR = new BasicStroke(1);
  private static final BasicStroke DASHES =
      new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {5, 4}, 0);
  private static final int DEFECT_ALPHA = 70;

  private ChartFactory() {}

  static JFreeChart chart(GraphRequest request) {
    NumberAxis time = new NumberAxis();
    time.setRange(request.fromMicros(), Math.max(request.toMicros(), request.fromMicros() + 1));
    time.setVisible(false);
    CombinedDomainXYPlot all = new CombinedDomainXYPlot(time);
    all.setGap(PlotLayout.GAP);
    all.setInsets(new RectangleInsets(PlotLayout.MARGIN, 0, PlotLayout.MARGIN, TimelinePane.RIGHT));
    all.setOrientation(PlotOrientation.VERTICAL);
    double width = request.width() - TimelinePane.LABELS - TimelinePane.RIGHT;
    int columns = (int) Math.max(16, Math.round(width * request.scale()));
    for (GraphRequest.Plot plot : request.plots()) {
      all.add(subplot(plot, request, columns), 1);
    }
    JFreeChart chart = new JFreeChart(null, LABEL, all, false);
    chart.setBackgroundPaint(new Color(request.palette().panel()));
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    return chart;
  }

  private static XYLineAndShapeRenderer line(Color colour) {
    XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
    line.setDrawSeriesLineAsPath(true);
    line.setSeriesPaint(0, colour);
    line.setSeriesStroke(0, LINE);
    return line;
  }

  private static XYPlot subplot(GraphRequest.Plot plot, GraphRequest request, int columns) {
    Palette palette = request.palette();
    Color text = new Color(palette.muted());
    NumberAxis values = new NumberAxis();
    values.setRange(plot.range().low(), plot.range().high());
    values.setTickLabelFont(LABEL);
    values.setTickLabelPaint(text);
    // The plots begin where the lanes of the timeline begin.
    values.setFixedDimension(TimelinePane.LABELS);
    values.setAxisLineVisible(false);
    values.setTickMarksVisible(false);
    values.setTickLabelInsets(new RectangleInsets(1, 4, 1, 6));
    XYPlot subplot = new XYPlot(null, null, values, null);
    for (int i = 0; i < plot.series().size(); i++) {
      subplot.setDataset(
          i,
          SeriesDataset.of(
              plot.series().get(i), request.fromMicros(), request.toMicros(), columns));
      subplot.setRenderer(i, line(new Color(palette.series(i))));
    }
    // Drawn last, the one that leads lies on top.
    subplot.setDatasetRenderingOrder(DatasetRenderingOrder.REVERSE);
    subplot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    subplot.setBackgroundPaint(new Color(palette.raised()));
    subplot.setRangeGridlinePaint(new Color(palette.line()));
    subplot.setRangeGridlineStroke(HAIR);
    subplot.setDomainGridlinesVisible(false);
    subplot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    subplot.setOutlineVisible(false);
    long column = Math.max(1, (request.toMicros() - request.fromMicros()) / columns);
    for (DefectStretch stretch :
        DefectStretch.within(plot.defects(), request.fromMicros(), request.toMicros(), column)) {
      Color tint = new Color(palette.severity(stretch.severity()));
      subplot.addDomainMarker(
          new IntervalMarker(
              stretch.fromMicros(),
              stretch.toMicros(),
              new Color(tint.getRed(), tint.getGreen(), tint.getBlue(), DEFECT_ALPHA)),
          Layer.BACKGROUND);
    }
    for (Threshold threshold : plot.thresholds()) {
      subplot.addRangeMarker(
          new ValueMarker(threshold.condition().enter(), new Color(palette.threshold()), DASHES),
          Layer.FOREGROUND);
    }
    return subplot;
  }
}
