package io.sightglass.detectors.avsync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream's timestamps against its own count: of samples, or of pictures at a constant rate. The
 * deviation of a unit is its timestamp less the time that the count says. What it does tells a step
 * (at once, for good) from a ramp (a little with each unit) and from jitter (there and back): a
 * step is one where the median of the next few deviations has left the median of the last few.
 */
final class CountedClock {

  /** Units on either side of a step whose medians are compared. */
  private static final int SIDE = 5;

  /** Deviations within this are one point of the line, their mean: less jitter, less cost. */
  private static final long POINT_MICROS = 500_000;

  /** The longest stretch that the line is laid through. */
  static final long LONGEST_LINE_MICROS = 60_000_000;

  /** The shortest one that tells anything. */
  static final long SHORTEST_LINE_MICROS = 30_000_000;

  /** What multiplexers' rounding and capture jitter may do to single timestamps. */
  private final long jitterMicros;

  private long stepMicros;

  private record Unit(long time, double deviation, int stretch) {}

  private final Deque<Unit> recent = new ArrayDeque<>();
  private final List<Unit> gathered = new ArrayList<>();
  private final List<Unit> points = new ArrayList<>();
  private double anchorMicros;
  private double anchorCount;
  private boolean anchored;
  private double stepped;
  private @Nullable Double first;
  private long lastTime = Long.MIN_VALUE;
  // Counts steps: their sizes are not known as well as the line must be.
  private int stretch;

  /**
   * @param stepMicros smaller steps are taken for jitter
   */
  CountedClock(long stepMicros) {
    this.jitterMicros = stepMicros;
    this.stepMicros = stepMicros;
  }

  /** Steps smaller than {@code micros} are jitter too: the stream's own. */
  void allow(long micros) {
    stepMicros = Math.max(jitterMicros, micros);
  }

  /**
   * The next unit.
   *
   * @param time its timestamp
   * @param countMicros what was counted before it, as microseconds at the nominal rate
   * @return a step that was found {@code SIDE} units ago, or null
   */
  @Nullable Step add(long time, double countMicros) {
    if (!anchored) {
      anchorMicros = time;
      anchorCount = countMicros;
      anchored = true;
    }
    double deviation = time - anchorMicros - (countMicros - anchorCount) - stepped;
    recent.add(new Unit(time, deviation, stretch));
    lastTime = time;
    if (recent.size() < 2 * SIDE) {
      return null;
    }
    Step step = step();
    if (first == null) {
      // Not of the first unit alone: a decoder may leave out those that follow it.
      first = TheilSen.median(recent.stream().mapToDouble(Unit::deviation).toArray(), SIDE);
    }
    keep(recent.removeFirst());
    return step;
  }

  // Looked for in the middle of the window only: each place comes by there once.
  private @Nullable Step step() {
    double[] before = new double[SIDE];
    double[] after = new double[SIDE];
    Unit[] units = recent.toArray(Unit[]::new);
    for (int i = 0; i < SIDE; i++) {
      before[i] = units[i].deviation();
      after[i] = units[SIDE + i].deviation();
    }
    double size = TheilSen.median(after.clone(), SIDE) - TheilSen.median(before.clone(), SIDE);
    double[] hops = new double[2 * SIDE - 1];
    for (int i = 0; i < hops.length; i++) {
      hops[i] = Math.abs(units[i + 1].deviation() - units[i].deviation());
    }
    double here = hops[SIDE - 1];
    // Jitter and ramps hop all the time; a burst of losses makes a few great leaps.
    if (Math.abs(size) < stepMicros
        || here < 0.3 * Math.abs(size)
        || here < hops[SIDE - 2]
        || here < hops[SIDE]
        || here < 4 * TheilSen.median(hops.clone(), hops.length)) {
      return null;
    }
    long micros = Math.round(size);
    stepped += micros;
    stretch++;
    Unit landed = units[SIDE];
    long at = landed.time() - Math.round(landed.deviation() - units[SIDE - 1].deviation());
    recent.clear();
    for (int i = 0; i < units.length; i++) {
      Unit unit = units[i];
      recent.add(i < SIDE ? unit : new Unit(unit.time(), unit.deviation() - micros, stretch));
    }
    return new Step(at, landed.time(), micros);
  }

  private void keep(Unit unit) {
    if (!gathered.isEmpty()
        && (unit.stretch() != gathered.getFirst().stretch()
            || unit.time() - gathered.getFirst().time() >= POINT_MICROS)) {
      gather();
    }
    gathered.add(unit);
  }

  private void gather() {
    Unit middle = gathered.get(gathered.size() / 2);
    double[] deviations = gathered.stream().mapToDouble(Unit::deviation).toArray();
    double median = TheilSen.median(deviations, deviations.length);
    // Of rounded timestamps the mean is finer than the median, which only finds the strays.
    double mean =
        gathered.stream()
            .mapToDouble(Unit::deviation)
            .filter(deviation -> Math.abs(deviation - median) <= stepMicros)
            .average()
            .orElse(median);
    points.add(new Unit(middle.time(), mean, middle.stretch()));
    points.removeIf(point -> point.time() < middle.time() - LONGEST_LINE_MICROS);
    gathered.clear();
  }

  /** Starts anew at the next unit: what comes has nothing to do with what was. */
  void restart() {
    recent.clear();
    gathered.clear();
    points.clear();
    anchored = false;
    stepped = 0;
    first = null;
  }

  /** Presentation time of the last unit. */
  long lastTime() {
    return lastTime;
  }

  /** How far it has crept, without its steps, since the start; microseconds. */
  double crept() {
    if (recent.isEmpty() || first == null) {
      return 0;
    }
    double[] last = recent.stream().mapToDouble(Unit::deviation).toArray();
    return TheilSen.median(last, last.length) - first;
  }

  /** Length of the stretch through which the line can be laid, in microseconds. */
  long lineMicros() {
    return points.size() < 2 ? 0 : points.getLast().time() - points.getFirst().time();
  }

  /** Slope of the line through the deviations, in parts per million. */
  double ppm() {
    double[] x = points.stream().mapToDouble(Unit::time).toArray();
    double[] y = points.stream().mapToDouble(Unit::deviation).toArray();
    int[] stretches = points.stream().mapToInt(Unit::stretch).toArray();
    return TheilSen.slope(x, y, stretches) * 1e6;
  }
}
