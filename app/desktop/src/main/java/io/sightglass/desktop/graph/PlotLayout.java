package io.sightglass.desktop.graph;

/**
 * Where plots lie that are stacked with equal heights, as the chart lays them out.
 *
 * @param count of plots
 * @param height of all, in pixels
 */
record PlotLayout(int count, double height) {

  /** Pixels between two plots. */
  static final double GAP = 6;

  /** Pixels above the first plot and below the last. */
  static final double MARGIN = 4;

  double plotHeight() {
    return count == 0 ? 0 : Math.max(0, (height - 2 * MARGIN - GAP * (count - 1)) / count);
  }

  double top(int index) {
    return MARGIN + index * (plotHeight() + GAP);
  }

  /** The plot at {@code y}, or −1 between plots. */
  int at(double y) {
    int index = (int) Math.floor((y - MARGIN) / (plotHeight() + GAP));
    return index >= 0 && index < count && y - top(index) < plotHeight() ? index : -1;
  }
}
