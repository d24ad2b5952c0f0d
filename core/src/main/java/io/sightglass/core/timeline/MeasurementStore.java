package io.sightglass.core.timeline;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All measurements of a session, a column a metric. One thread appends; any thread reads, without
 * locks and without waiting.
 */
public final class MeasurementStore {

  private final Map<String, MetricSeries> series = new LinkedHashMap<>();

  /**
   * @param metrics all that will be stored, in order of display
   */
  public MeasurementStore(Collection<MetricInfo> metrics) {
    BlockKeeper keeper = new BlockKeeper();
    for (MetricInfo metric : metrics) {
      series.put(metric.name(), new MetricSeries(metric, keeper));
    }
  }

  /**
   * Writer only.
   *
   * @throws IllegalArgumentException where the metric was not announced
   */
  public void append(Measurement measurement) {
    MetricSeries column = series.get(measurement.metric());
    if (column == null) {
      throw new IllegalArgumentException(
          "metric '" + measurement.metric() + "' is not among " + series.keySet());
    }
    column.append(measurement);
  }

  /** The column of {@code metric}, or null where no detector measures it. */
  public @Nullable MetricSeries series(String metric) {
    return series.get(metric);
  }

  /** Stream indices of the other audio tracks on which {@code metric} is measured. */
  List<Integer> otherTracks(String metric) {
    String prefix = metric + MetricInfo.TRACK;
    return series.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> Integer.valueOf(name.substring(prefix.length())))
        .toList();
  }

  /** All columns, in order of display. */
  public List<MetricSeries> all() {
    return List.copyOf(series.values());
  }
}
