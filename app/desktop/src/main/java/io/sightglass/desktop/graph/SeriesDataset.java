package io.sightglass.desktop.graph;

import io.sightglass.core.timeline.Envelope;
import io.sightglass.core.timeline.MetricSeries;
import org.jfree.data.xy.AbstractXYDataset;

/**
 * What a graph shows of a metric's values. Where they lie closer than pixels, a line through the
 * least and the greatest one of each pixel: what all values joined by a line would look like, at
 * the cost of two points a pixel. Else the values themselves, each held until the next.
 */
final class SeriesDataset extends AbstractXYDataset {

  private static final long serialVersionUID = 1L;

  private final double[] x;
  private final double[] y;

  private SeriesDataset(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  static SeriesDataset of(MetricSeries series, long fromMicros, long toMicros, int columns) {
    // One row more on either side, so that the line reaches the edges.
    int first = Math.max(0, series.firstRowFrom(fromMicros) - 1);
    int end = Math.min(series.size(), series.firstRowFrom(toMicros) + 1);
    return end - first > 2 * columns
        ? ofEnvelope(series, series.envelope(fromMicros, toMicros, columns))
        : ofRows(series, first, end);
  }

  private static SeriesDataset ofEnvelope(MetricSeries series, Envelope envelope) {
    int columns = envelope.columns();
    double[] x = new double[2 * columns];
    double[] y = new double[2 * columns];
    for (int column = 0; column < columns; column++) {
      long start = envelope.columnStart(column);
      boolean known = !Double.isNaN(envelope.low()[column]);
      double held = known ? 0 : HeldValue.at(series, start).orElse(Double.NaN);
      x[2 * column] = start;
      x[2 * column + 1] = start;
      y[2 * column] = known ? envelope.low()[column] : held;
      y[2 * column + 1] = known ? envelope.high()[column] : held;
    }
    return new SeriesDataset(x, y);
  }

  private static SeriesDataset ofRows(MetricSeries series, int first, int end) {
    double[] x = new double[2 * Math.max(0, end - first)];
    double[] y = new double[x.length];
    for (int row = first; row < end; row++) {
      int point = 2 * (row - first);
      x[point] = series.timeMicros(row);
      x[point + 1] = HeldValue.end(series, row);
      y[point] = series.value(row);
      y[point + 1] = series.value(row);
    }
    return new SeriesDataset(x, y);
  }

  @Override
  public int getSeriesCount() {
    return 1;
  }

  @Override
  public Comparable<?> getSeriesKey(int series) {
    return "values";
  }

  @Override
  public int getItemCount(int series) {
    return x.length;
  }

  @Override
  public Number getX(int series, int item) {
    return x[item];
  }

  @Override
  public double getXValue(int series, int item) {
    return x[item];
  }

  @Override
  public Number getY(int series, int item) {
    return y[item];
  }

  @Override
  public double getYValue(int series, int item) {
    return y[item];
  }
}
