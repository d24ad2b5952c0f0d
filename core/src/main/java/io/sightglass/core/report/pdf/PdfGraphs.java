package io.sightglass.core.report.pdf;

import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.report.view.DefectLane;
import io.sightglass.core.report.view.Mark;
import io.sightglass.core.report.view.MetricCourse;
import io.sightglass.core.report.view.TimeAxis;
import io.sightglass.core.report.view.TypeRow;
import io.sightglass.core.report.view.ValueAxis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where the defects are, and the course of each metric: the same graphs as in the HTML report. */
final class PdfGraphs {

  private static final float LABEL = 74;
  private static final float PLOT = Sheet.WIDTH - LABEL;
  private static final float LANE = 10;
  private static final float GRAPH = 44;

  private final Report report;
  private final Sheet sheet;
  private final TimeAxis axis;

  PdfGraphs(Report report, Sheet sheet) {
    this.report = report;
    this.sheet = sheet;
    this.axis = TimeAxis.of(report);
  }

  void draw() throws IOException {
    if (report.measurements().isEmpty()) {
      return;
    }
    List<DefectLane> lanes = DefectLane.of(report, axis, TypeRow.of(report));
    sheet.need(40 + lanes.size() * (LANE + 2));
    sheet.text("Timeline and graphs", Sheet.LEFT, sheet.y(), Look.HEAD);
    sheet.skip(Sheet.height(1, Look.HEAD.size()) + 4);
    for (DefectLane lane : lanes) {
      sheet.need(LANE + 16);
      sheet.textTo(lane.label(), left() - 4, sheet.y() + 1, Look.SMALL);
      sheet.fill(left(), sheet.y(), PLOT, LANE, Ink.SOFT);
      for (Mark mark : lane.marks()) {
        sheet.fill(
            x(mark.column()),
            sheet.y(),
            x(mark.column() + mark.width()) - x(mark.column()),
            LANE,
            Ink.of(mark.style()));
      }
      sheet.skip(LANE + 2);
    }
    ticks();
    for (MetricReport metric : report.measurements()) {
      graph(metric);
    }
    sheet.skip(6);
  }

  private static float left() {
    return Sheet.LEFT + LABEL;
  }

  private static float x(double column) {
    return (float) (left() + PLOT * column / TimeAxis.COLUMNS);
  }

  private void ticks() throws IOException {
    for (TimeAxis.Tick tick : axis.ticks()) {
      float at = x(Double.parseDouble(tick.column()));
      float width = sheet.type().width(tick.label(), Look.SMALL.size());
      float start = Math.clamp(at - width / 2, left(), left() + PLOT - width);
      sheet.text(tick.label(), start, sheet.y() + 1, Look.SMALL);
    }
    sheet.skip(16);
  }

  private void graph(MetricReport metric) throws IOException {
    MetricCourse course = MetricCourse.of(report, metric, axis);
    sheet.need(GRAPH + 42);
    String unit = metric.info().unit().isEmpty() ? "" : " in " + metric.info().unit();
    String title = metric.info().name() + unit;
    sheet.text(title, Sheet.LEFT, sheet.y(), Look.STRONG);
    float used = sheet.type().width(title, Look.STRONG.size()) + 10;
    String rest = course.summary() + ". " + metric.info().description();
    List<String> lines =
        sheet.type().lines(rest, Look.SMALL.size(), Math.max(120, Sheet.WIDTH - used));
    sheet.text(lines.getFirst(), Sheet.LEFT + used, sheet.y() + 1.2f, Look.SMALL);
    sheet.skip(13);
    float top = sheet.y();
    ValueAxis values = course.values();
    sheet.fill(left(), top, PLOT, GRAPH, Ink.SOFT);
    for (Mark mark : course.marks()) {
      sheet.fill(
          x(mark.column()),
          top,
          x(mark.column() + mark.width()) - x(mark.column()),
          GRAPH,
          Ink.of(mark.style()).pale());
    }
    for (TimeAxis.Tick tick : axis.ticks()) {
      float at = x(Double.parseDouble(tick.column()));
      sheet.line(at, top, at, top + GRAPH, 0.3f, Ink.LINE);
    }
    for (List<float[]> shape : shapes(course, values, top)) {
      sheet.shape(shape, Ink.TRACE_FILL, Ink.TRACE);
    }
    for (MetricCourse.Threshold threshold : course.thresholds()) {
      float at = y(values.line(threshold.value()), top);
      sheet.line(left(), at, left() + PLOT, at, 0.6f, Ink.QUIET);
      boolean upper = values.line(threshold.value()) < ValueAxis.LINES / 2.0;
      sheet.textTo(threshold.label(), left() + PLOT - 3, upper ? at + 1.5f : at - 9, Look.SMALL);
    }
    sheet.textTo(Words.number(values.high()), left() - 4, top, Look.SMALL);
    sheet.textTo(Words.number(values.low()), left() - 4, top + GRAPH - 8, Look.SMALL);
    sheet.skip(GRAPH + 1);
    ticks();
  }

  private static float y(double line, float top) {
    return (float) (top + GRAPH * line / ValueAxis.LINES);
  }

  /**
   * A shape for each stretch without a gap: along the greatest values, and back along the least.
   */
  private static List<List<float[]>> shapes(MetricCourse course, ValueAxis values, float top) {
    double[] low = course.low();
    double[] high = course.high();
    double columns = low.length;
    List<List<float[]>> shapes = new ArrayList<>();
    for (int start = 0; start < low.length; start++) {
      int end = start;
      while (end < low.length && !Double.isNaN(low[end])) {
        end++;
      }
      if (end == start) {
        continue;
      }
      List<float[]> corners = new ArrayList<>();
      for (int i = start; i < end; i++) {
        corner(corners, i / columns, y(values.line(high[i]), top));
        corner(corners, (i + 1) / columns, y(values.line(high[i]), top));
      }
      for (int i = end - 1; i >= start; i--) {
        corner(corners, (i + 1) / columns, y(values.line(low[i]), top));
        corner(corners, i / columns, y(values.line(low[i]), top));
      }
      shapes.add(corners);
      start = end;
    }
    return shapes;
  }

  // What goes on straight needs no corner.
  private static void corner(List<float[]> corners, double share, float y) {
    float x = (float) (left() + PLOT * share);
    int last = corners.size() - 1;
    if (last >= 1 && corners.get(last)[1] == y && corners.get(last - 1)[1] == y) {
      corners.set(last, new float[] {x, y});
    } else {
      corners.add(new float[] {x, y});
    }
  }
}
