package io.sightglass.desktop.graph;

import io.sightglass.core.timeline.Envelope;
import org.jfree.data.xy.AbstractXYDataset;

/**
 * An envelope as a line that goes through the least and the greatest value of each pixel: what all
 * values joined by a line would look like, at the cost of two points a pixel.
 */
final class EnvelopeDataset extends AbstractXYDataset {

  private static final long serialVersionUID = 1L;

  private final transient Envelope envelope;
  private final double fallbackEnd;

  EnvelopeDataset(Envelope envelope) {
    this.envelope = envelope;
    this.fallbackEnd = envelope.toMicros();
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
    return envelope.columns() * 2;
  }

  @Override
  public Number getX(int series, int item) {
    return getXValue(series, item);
  }

  @Override
  public double getXValue(int series, int item) {
    int column = item / 2;
    return column < envelope.columns() ? envelope.columnStart(column) : fallbackEnd;
  }

  @Override
  public Number getY(int series, int item) {
    return getYValue(series, item);
  }

  @Override
  public double getYValue(int series, int item) {
    return item % 2 == 0 ? envelope.low()[item / 2] : envelope.high()[item / 2];
  }
}
