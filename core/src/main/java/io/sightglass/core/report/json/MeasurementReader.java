package io.sightglass.core.report.json;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.MetricValues;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Envelope;
import io.sightglass.core.timeline.MeasurementStore;
import io.sightglass.core.timeline.MetricSeries;
import io.sightglass.core.timeline.MetricSummary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads measurements value by value: a full report has millions. */
final class MeasurementReader {

  private static final double MICROS = 1e6;

  private static final Set<String> COLUMNS =
      Set.of(
          "axis",
          "graph.low",
          "graph.high",
          "values.values",
          "values.startSeconds",
          "values.durationSeconds");

  private final Map<String, Double> numbers = new java.util.HashMap<>();
  private final Map<String, double[]> columns = new java.util.HashMap<>();
  private String unit = "";
  private String description = "";

  private MeasurementReader() {}

  /** Reads the object at hand into {@code metrics}, by name. */
  static void read(JsonParser parser, Map<String, MetricReport> metrics) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      metrics.put(name, new MeasurementReader().metric(name, parser));
    }
  }

  private MetricReport metric(String name, JsonParser parser) {
    members("", parser);
    double[] axis = columns.getOrDefault("axis", new double[2]);
    MetricInfo info = new MetricInfo(name, unit, description, axis[0], axis[axis.length - 1]);
    return new MetricReport(
        info,
        new MetricSummary(
            Math.round(number("count")),
            number("min"),
            number("max"),
            number("mean"),
            number("last")),
        graph(),
        values(info));
  }

  private double number(String name) {
    return numbers.getOrDefault(name, 0.0);
  }

  private void members(String prefix, JsonParser parser) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = prefix + parser.currentName();
      switch (parser.nextToken()) {
        case START_OBJECT -> members(name + ".", parser);
        case START_ARRAY -> {
          if (COLUMNS.contains(name)) {
            columns.put(name, column(parser));
          } else {
            parser.skipChildren();
          }
        }
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numbers.put(name, parser.getDoubleValue());
        case VALUE_STRING -> {
          if (name.equals("unit")) {
            unit = parser.getString();
          } else if (name.equals("description")) {
            description = parser.getString();
          }
        }
        default -> {}
      }
    }
  }

  private static double[] column(JsonParser parser) {
    double[] values = new double[1024];
    int size = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = token == JsonToken.VALUE_NULL ? Double.NaN : parser.getDoubleValue();
    }
    return Arrays.copyOf(values, size);
  }

  private Envelope graph() {
    double[] none = {Double.NaN};
    double[] low = columns.getOrDefault("graph.low", none);
    double[] high = columns.getOrDefault("graph.high", none);
    if (low.length != high.length || low.length == 0) {
      throw new IllegalArgumentException("the two sides of a graph are not of one length");
    }
    long from = Math.round(number("graph.startSeconds") * MICROS);
    return new Envelope(
        from, Math.max(from + 1, Math.round(number("graph.endSeconds") * MICROS)), low, high);
  }

  private MetricValues values(MetricInfo info) {
    double @Nullable [] values = columns.get("values.values");
    double @Nullable [] starts = columns.get("values.startSeconds");
    double @Nullable [] durations = columns.get("values.durationSeconds");
    if (values == null || starts == null || durations == null) {
      return MetricValues.NONE;
    }
    if (values.length != starts.length || values.length != durations.length) {
      throw new IllegalArgumentException("the columns of " + info.name() + " differ in length");
    }
    MeasurementStore store = new MeasurementStore(List.of(info));
    for (int row = 0; row < values.length; row++) {
      store.append(
          new Measurement(
              info.name(),
              MediaTime.ofSeconds(starts[row]),
              Math.round(durations[row] * MICROS),
              values[row]));
    }
    MetricSeries series = store.all().getFirst();
    return MetricValues.of(series);
  }
}
