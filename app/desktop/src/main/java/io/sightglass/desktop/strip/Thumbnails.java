package io.sightglass.desktop.strip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Small pictures by time, at most so many: when there is no room left every second one goes, and
 * from then on only every second one that comes is kept. So a day takes no more memory than an
 * hour. Thread-safe.
 *
 * @param <T> a picture
 */
final class Thumbnails<T> {

  private final int most;
  private final TreeMap<Long, T> pictures = new TreeMap<>();
  private long spacingMicros;

  /**
   * @param most pictures that are kept; at least 2
   */
  Thumbnails(int most) {
    this.most = most;
  }

  /** Whether a picture at {@code micros} would be kept. */
  synchronized boolean wants(long micros) {
    Long before = pictures.floorKey(micros);
    Long after = pictures.ceilingKey(micros);
    // Chunks begin a little off their seconds.
    long least = Math.max(1, spacingMicros * 3 / 4);
    return (before == null || micros - before >= least)
        && (after == null || after - micros >= least);
  }

  synchronized void add(long micros, T picture) {
    if (!wants(micros)) {
      return;
    }
    if (pictures.size() >= most) {
      thinOut();
      if (!wants(micros)) {
        return;
      }
    }
    pictures.put(micros, picture);
  }

  private void thinOut() {
    List<Long> times = new ArrayList<>(pictures.keySet());
    spacingMicros = 2 * (times.getLast() - times.getFirst()) / (times.size() - 1);
    for (int i = 1; i < times.size(); i += 2) {
      pictures.remove(times.get(i));
    }
  }

  /**
   * The last picture at or before {@code micros}; empty before the first, and where the last one
   * kept is more than a spacing and {@code slackMicros} old.
   */
  synchronized Optional<T> at(long micros, long slackMicros) {
    Map.Entry<Long, T> found = pictures.floorEntry(micros);
    return found == null || micros - found.getKey() > 2 * spacingMicros + slackMicros
        ? Optional.empty()
        : Optional.of(found.getValue());
  }

  synchronized int size() {
    return pictures.size();
  }
}
