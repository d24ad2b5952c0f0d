package io.sightglass.desktop.graph;

import io.sightglass.core.pipeline.Analysis;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.MetricSeries;
import io.sightglass.desktop.theme.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which metrics are shown as graphs, over which values, and how each is judged. Until the user
 * chooses, the metrics of what was found come first. Used by the screen's thread.
 */
public final class GraphModel {

  /** So many plots are shown until the user chooses. */
  static final int DEFAULT_PLOTS = 6;

  private static final double MIN_ZOOM = 1e-6;

  private final Map<String, ValueRange> zoomed = new HashMap<>();
  private @Nullable Analysis analysis;
  private @Nullable PlotChoice chosen;
  private List<String> automatic = List.of();
  private int room = DEFAULT_PLOTS;
  private List<Defect> sorted = List.of();
  private Map<String, List<Defect>> byMetric = Map.of();
  private Palette palette = Palette.DARK;

  void setPalette(Palette colours) {
    palette = colours;
  }

  /** Shows another analysis, with what was chosen before as far as it is measured. */
  void show(Optional<Analysis> shown) {
    analysis = shown.orElse(null);
    automatic = List.of();
    zoomed.clear();
    refresh();
  }

  Optional<Analysis> analysis() {
    return Optional.ofNullable(analysis);
  }

  /** Takes account of what was found since. */
  void refresh() {
    Analysis current = analysis;
    if (current == null) {
      automatic = List.of();
      return;
    }
    automatic = automatic(current, byMetric(current).keySet(), room);
  }

  /** Sets how many plots there is room for, as long as nobody chose. */
  void setRoom(int plots) {
    room = Math.clamp(plots, 1, DEFAULT_PLOTS);
    refresh();
  }

  /** The metrics on screen, from top to bottom. */
  public List<String> metrics() {
    return shown().metrics();
  }

  PlotChoice shown() {
    Analysis current = analysis;
    PlotChoice own = chosen;
    if (current == null || own == null) {
      return PlotChoice.of(automatic);
    }
    return own.only(metric -> current.measurements().series(metric) != null);
  }

  /** All metrics that there are. */
  List<MetricSeries> available() {
    return analysis == null ? List.of() : analysis.measurements().all();
  }

  /** Shows these from now on, each in a plot of its own. */
  public void choose(List<String> metrics) {
    choose(PlotChoice.of(metrics));
  }

  /** Shows these plots from now on. */
  public void choose(PlotChoice plots) {
    chosen = plots;
  }

  /**
   * The metric that leads the plot which {@code metric} could share: the nearest above it, or on
   * screen where it is not shown yet, that is in the same unit.
   */
  Optional<String> leaderFor(String metric) {
    MetricSeries own = series(metric);
    if (own == null) {
      return Optional.empty();
    }
    String nearest = null;
    for (List<String> plot : shown().plots()) {
      if (plot.getFirst().equals(metric)) {
        break;
      }
      MetricSeries leading = series(plot.getFirst());
      if (leading != null && leading.info().unit().equals(own.info().unit())) {
        nearest = plot.getFirst();
      }
    }
    return Optional.ofNullable(nearest);
  }

  private @Nullable MetricSeries series(String metric) {
    return analysis == null ? null : analysis.measurements().series(metric);
  }

  /** Shows what matters most, again. */
  public void chooseNone() {
    chosen = null;
    refresh();
  }

  boolean chosen() {
    return chosen != null;
  }

  /**
   * Metrics by which something was found (those of {@code found}) first, then those that the
   * profile judges, then the rest; as many as there is room for, in the order of the profile, so
   * that plots move little.
   */
  static List<String> automatic(Analysis analysis, Set<String> found, int room) {
    Set<String> judged = new LinkedHashSet<>();
    for (DefectRule rule : analysis.profile().rules()) {
      if (rule.enabled()) {
        judged.add(rule.condition().metric());
      }
    }
    Set<String> ranked = new LinkedHashSet<>();
    judged.stream().filter(found::contains).forEach(ranked::add);
    ranked.addAll(found);
    ranked.addAll(judged);
    analysis.measurements().all().forEach(series -> ranked.add(series.info().name()));
    List<String> best =
        ranked.stream()
            .filter(metric -> analysis.measurements().series(metric) != null)
            .limit(room)
            .toList();
    List<String> order = new ArrayList<>(judged);
    return best.stream()
        .sorted(
            Comparator.comparingInt(
                metric -> order.contains(metric) ? order.indexOf(metric) : order.size()))
        .toList();
  }

  List<GraphRequest.Plot> plots() {
    Analysis current = analysis;
    List<GraphRequest.Plot> plots = new ArrayList<>();
    if (current == null) {
      return plots;
    }
    Map<String, List<Defect>> found = byMetric(current);
    for (List<String> metrics : shown().plots()) {
      List<MetricSeries> series = new ArrayList<>();
      List<Threshold> thresholds = new ArrayList<>();
      for (String metric : metrics) {
        MetricSeries known = current.measurements().series(metric);
        if (known != null) {
          series.add(known);
          // Tracks of one metric share its thresholds: one line is enough.
          Threshold.of(current.profile(), metric).stream()
              .filter(threshold -> !thresholds.contains(threshold))
              .forEach(thresholds::add);
        }
      }
      if (!series.isEmpty()) {
        plots.add(
            GraphRequest.Plot.of(
                series,
                thresholds,
                metrics.stream()
                    .flatMap(metric -> found.getOrDefault(metric, List.of()).stream())
                    .sorted(Comparator.comparing((Defect defect) -> defect.range().start()))
                    .toList(),
                Optional.ofNullable(zoomed.get(metrics.getFirst()))));
      }
    }
    return plots;
  }

  // The timeline hands out the same list until something changes.
  private Map<String, List<Defect>> byMetric(Analysis current) {
    List<Defect> now = current.timeline().defects();
    if (now != sorted) {
      sorted = now;
      byMetric =
          now.stream()
              .collect(
                  Collectors.groupingBy(
                      Defect::metric, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    }
    return byMetric;
  }

  Palette palette() {
    return palette;
  }

  /** Enlarges the values of a metric around {@code value}; the factor under one shows less. */
  void zoomValues(String metric, ValueRange shown, double factor, double value) {
    double low = value - (value - shown.low()) * factor;
    double high = value + (shown.high() - value) * factor;
    if (high - low > MIN_ZOOM) {
      zoomed.put(metric, new ValueRange(low, high));
    }
  }

  /** Shows all values of a metric again. */
  void showAllValues(String metric) {
    zoomed.remove(metric);
  }

  /** The value that holds at {@code time}; empty where none is known. */
  OptionalDouble valueAt(String metric, MediaTime time) {
    MetricSeries series = series(metric);
    return series == null ? OptionalDouble.empty() : HeldValue.at(series, time.micros());
  }
}
