package io.sightglass.desktop.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which metrics are shown, plot by plot from top to bottom: those of one plot share its axis of
 * values. Immutable.
 *
 * @param plots metrics of each plot; none is empty, none holds a metric twice
 */
public record PlotChoice(List<List<String>> plots) {

  public PlotChoice {
    plots = plots.stream().map(List::copyOf).filter(plot -> !plot.isEmpty()).toList();
  }

  /** Each metric in a plot of its own. */
  static PlotChoice of(List<String> metrics) {
    return new PlotChoice(metrics.stream().map(List::of).toList());
  }

  /** All metrics, from top to bottom. */
  List<String> metrics() {
    return plots.stream().flatMap(List::stream).toList();
  }

  /** With those metrics alone that pass. */
  PlotChoice only(Predicate<String> passes) {
    return new PlotChoice(
        plots.stream().map(plot -> plot.stream().filter(passes).toList()).toList());
  }

  /** With {@code metric} in a plot of its own below all others. */
  PlotChoice with(String metric) {
    List<List<String>> all = new ArrayList<>(without(metric).plots);
    all.add(List.of(metric));
    return new PlotChoice(all);
  }

  PlotChoice without(String metric) {
    return only(shown -> !shown.equals(metric));
  }

  /** Whether {@code metric} shares a plot that another one leads. */
  boolean joined(String metric) {
    return plots.stream().anyMatch(plot -> plot.indexOf(metric) > 0);
  }

  /** With {@code metric} in the plot that {@code leader} leads; as it is where none does. */
  PlotChoice join(String metric, String leader) {
    if (metric.equals(leader) || plots.stream().noneMatch(p -> p.getFirst().equals(leader))) {
      return this;
    }
    List<List<String>> all = new ArrayList<>();
    for (List<String> plot : without(metric).plots) {
      List<String> members = new ArrayList<>(plot);
      if (plot.getFirst().equals(leader)) {
        members.add(metric);
      }
      all.add(members);
    }
    return new PlotChoice(all);
  }

  /** With {@code metric} in a plot of its own below the one that it shared. */
  PlotChoice part(String metric) {
    List<List<String>> all = new ArrayList<>();
    for (List<String> plot : plots) {
      all.add(plot.stream().filter(shown -> !shown.equals(metric)).toList());
      if (plot.contains(metric)) {
        all.add(List.of(metric));
      }
    }
    return new PlotChoice(all);
  }
}
