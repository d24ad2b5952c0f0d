package io.sightglass.desktop.graph;

import io.sightglass.core.timeline.Envelope;
import io.sightglass.core.timeline.MetricSeries;
import java.util.Arrays;
import org.jfree.data.xy.AbstractXYDataset;

/**
 * What a graph shows of a metric's values. Where they lie closer than pixels, a line through the
 * least and the greatest one of each pixel: what all values joined by a line would look like, at
 * the cost of two points a pixel. Else the values themselves, each held for as long as it is known
 * to hold; the line is broken where nothing is known.
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
        ? ofEnvelope(series.envelope(fromMicros, toMicros, columns))
        : ofRows(series, first, end);
  }

  private static SeriesDataset ofEnvelope(Envelope envelope) {
    int columns = envelope.columns();
    double[] x = new double[2 * columns];
    double[] y = new double[2 * columns];
    for (int column = 0; column < columns; column++) {
      x[2 * column] = envelope.columnStart(column);
      x[2 * column + 1] = envelope.columnStart(column);
      y[2 * column] = envelope.low()[column];
      y[2 * column + 1] = envelope.high()[column];
    }
    return new SeriesDataset(x, y);
  }

  private static SeriesDataset ofRows(MetricSeries series, int first, int end) {
    double[] x = new double[3 * Math.max(0, end - first)];
    double[] y = new double[x.length];
    int points = 0;
    for (int row = first; row < end; row++) {
      long start = series.timeMicros(row);
      long known = start + series.durationMicros(row);
      long next = row + 1 < series.size() ? series.timeMicros(row + 1) : known;
      // Times are rounded: a microsecond between two values is no gap.
      boolean gap = next > known + 1;
      x[points] = start;
      y[points++] = series.value(row);
      x[points] = gap ? known : Math.min(known, next);
      y[points++] = series.value(row);
      if (gap) {
        x[points] = known;
        y[points++] = Double.NaN;
      }
    }
    return new SeriesDataset(Arrays.copyOf(x, points), Arrays.copyOf(y, points));
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
