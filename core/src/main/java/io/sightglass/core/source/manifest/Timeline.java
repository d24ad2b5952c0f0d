package io.sightglass.core.source.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code SegmentTimeline} of DASH: where each segment begins, and how long it is, in ticks
 * (ISO/IEC 23009-1, 5.3.9.6).
 */
record Timeline(List<Run> runs) {

  /** Segments of one length. */
  record Run(long start, long ticks, long count) {

    private long end() {
      return start + ticks * count;
    }
  }

  /** One segment. */
  record Entry(long start, long ticks) {}

  /** No presentation has so many segments; a hostile one may say so. */
  private static final long MOST = 100_000_000;

  /** With as many of these a run still ends at a time that a long holds. */
  private static final long MOST_TICKS = 10_000_000_000L;

  /**
   * @param periodEnd in ticks, where what repeats to the end of its Period ends; 0 where it is not
   *     known
   */
  static Timeline of(XmlElement timeline, long periodEnd) {
    List<XmlElement> elements = timeline.all("S").toList();
    List<Run> runs = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < elements.size(); i++) {
      XmlElement element = elements.get(i);
      String start = element.attribute("t");
      at = start.isEmpty() ? at : Numbers.whole(start);
      long ticks = Numbers.whole(element.attribute("d"));
      if (ticks == 0 || ticks > MOST_TICKS || at > Long.MAX_VALUE / 4) {
        break;
      }
      String next = i + 1 < elements.size() ? elements.get(i + 1).attribute("t") : "";
      long until = next.isEmpty() ? periodEnd : Numbers.whole(next);
      String repeat = element.attribute("r");
      long count =
          repeat.startsWith("-")
              ? Math.ceilDiv(Math.max(until - at, ticks), ticks)
              : 1 + Numbers.whole(repeat);
      Run run = new Run(at, ticks, Math.min(count, MOST));
      runs.add(run);
      at = run.end();
    }
    return new Timeline(List.copyOf(runs));
  }

  /** Where the last one ends. */
  long end() {
    return runs.isEmpty() ? 0 : runs.getLast().end();
  }

  /** The longest one's length. */
  long longest() {
    return runs.stream().mapToLong(Run::ticks).max().orElse(0);
  }

  /** The segment at this place, from 0. */
  Optional<Entry> at(long index) {
    long left = index;
    for (Run run : runs) {
      if (left >= 0 && left < run.count()) {
        return Optional.of(new Entry(run.start() + left * run.ticks(), run.ticks()));
      }
      left -= run.count();
    }
    return Optional.empty();
  }

  /** The segment that begins at this time. */
  Optional<Entry> from(long time) {
    return runs.stream()
        .filter(run -> time >= run.start() && time < run.end())
        .filter(run -> (time - run.start()) % run.ticks() == 0)
        .map(run -> new Entry(time, run.ticks()))
        .findFirst();
  }
}
