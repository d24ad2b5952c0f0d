package io.sightglass.core.timeline;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import java.util.Arrays;

/**
 * All values of one metric in order of time. One thread appends; any thread reads the rows below
 * the {@link #size} that it saw. Full blocks go to a {@link BlockKeeper}.
 */
public final class MetricSeries {

  private static final int BLOCK = 1024;

  private final MetricInfo info;
  private final BlockKeeper keeper;
  private final TimeColumn times;
  // Blocks of full length only, so that a row is found by division. A full block keeps its
  // extremes. The last ones are being written.
  private volatile Doubles[] values = new Doubles[0];
  private volatile Ints[] durations = new Ints[0];
  private double[] lastValues = {};
  private int[] lastDurations = {};
  private volatile double[] lows = new double[0];
  private volatile double[] highs = new double[0];
  private volatile MetricSummary summary = MetricSummary.EMPTY;
  private double sum;

  MetricSeries(MetricInfo info, BlockKeeper keeper) {
    this.info = info;
    this.keeper = keeper;
    this.times = new TimeColumn(keeper);
  }

  public MetricInfo info() {
    return info;
  }

  /** Writer only. A value that is not finite counts as the nearest finite one, NaN as zero. */
  void append(Measurement measurement) {
    double value = finite(measurement.value());
    int row = times.size();
    int block = row / BLOCK;
    if (row % BLOCK == 0) {
      addBlock(block);
    }
    lastValues[row % BLOCK] = value;
    lastDurations[row % BLOCK] =
        (int) Math.clamp(measurement.durationMicros(), 0, Integer.MAX_VALUE);
    lows[block] = Math.min(lows[block], value);
    highs[block] = Math.max(highs[block], value);
    MetricSummary before = summary;
    sum += value;
    times.append(measurement.time().micros());
    summary =
        new MetricSummary(
            row + 1L,
            row == 0 ? value : Math.min(before.min(), value),
            row == 0 ? value : Math.max(before.max(), value),
            sum / (row + 1),
            value);
    if (row % BLOCK == BLOCK - 1) {
      values[block] = keeper.keep(lastValues);
      durations[block] = keeper.keep(lastDurations);
    }
  }

  private void addBlock(int block) {
    if (block == values.length) {
      int capacity = Math.max(16, block * 2);
      values = Arrays.copyOf(values, capacity);
      durations = Arrays.copyOf(durations, capacity);
      lows = Arrays.copyOf(lows, capacity);
      highs = Arrays.copyOf(highs, capacity);
    }
    double[] open = new double[BLOCK];
    int[] openDurations = new int[BLOCK];
    lastValues = open;
    lastDurations = openDurations;
    values[block] = index -> open[index];
    durations[block] = index -> openDurations[index];
    lows[block] = Double.POSITIVE_INFINITY;
    highs[block] = Double.NEGATIVE_INFINITY;
  }

  private static double finite(double value) {
    return Double.isNaN(value) ? 0 : Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** How many values there are by now. */
  public int size() {
    return times.size();
  }

  /** Since when the value of {@code row} holds, in microseconds. */
  public long timeMicros(int row) {
    return times.get(row);
  }

  public double value(int row) {
    return values[row / BLOCK].get(row % BLOCK);
  }

  /** How long the value of {@code row} is known to hold, in microseconds. */
  public long durationMicros(int row) {
    return durations[row / BLOCK].get(row % BLOCK);
  }

  /** The first row at or after {@code micros}; {@link #size} where there is none. */
  public int firstRowFrom(long micros) {
    return times.countBefore(micros, times.size());
  }

  public MetricSummary summary() {
    return summary;
  }

  /** Whether the value of {@code row} is known to hold at {@code micros}, after its beginning. */
  private boolean holds(int row, long micros) {
    return timeMicros(row) + durationMicros(row) > micros;
  }

  /**
   * Least and greatest value in each of {@code columns} equal stretches of {@code [from, to)}: what
   * a graph of that many pixels shows, without looking at each value of a long programme. Where
   * none begins, the one before counts as long as it is known to hold.
   */
  public Envelope envelope(long fromMicros, long toMicros, int columns) {
    Envelope envelope = Envelope.empty(fromMicros, toMicros, columns);
    int rows = times.size();
    int row = times.countBefore(fromMicros, rows);
    for (int column = 0; column < columns; column++) {
      int end = times.countBefore(envelope.columnEnd(column), rows);
      double low = Double.NaN;
      double high = Double.NaN;
      while (row < end) {
        int block = row / BLOCK;
        boolean whole = row % BLOCK == 0 && row + BLOCK <= end;
        double least = whole ? lows[block] : value(row);
        double greatest = whole ? highs[block] : value(row);
        low = Double.isNaN(low) ? least : Math.min(low, least);
        high = Double.isNaN(high) ? greatest : Math.max(high, greatest);
        row += whole ? BLOCK : 1;
      }
      if (Double.isNaN(low) && row > 0 && holds(row - 1, envelope.columnStart(column))) {
        low = value(row - 1);
        high = low;
      }
      envelope.low()[column] = low;
      envelope.high()[column] = high;
    }
    return envelope;
  }
}
