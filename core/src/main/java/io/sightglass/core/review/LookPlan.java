package io.sightglass.core.review;

import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.timeline.Defect;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which pictures tell what a defect looks like, and what they tell. For whoever reads pictures of
 * it for other ends too, in one pass. One thread at a time.
 */
public final class LookPlan {

  private final long micros;
  private final long first;
  private final long last;
  private final List<Long> within;
  private final SortedSet<Long> numbers;
  private final Map<Long, PerceptualHash> hashes = new HashMap<>();

  public LookPlan(Defect defect) {
    micros = defect.range().micros();
    first = Math.max(0, defect.firstFrame());
    last = Math.max(first, defect.endFrame() - 1);
    within = List.of(first, first + (last - first) / 2, last);
    numbers = new TreeSet<>(within);
    if (first > 0) {
      numbers.add(first - 1);
    }
    numbers.add(last + 1);
  }

  /** Numbers of the pictures that are wanted; read, never written to. */
  public SortedSet<Long> numbers() {
    return Collections.unmodifiableSortedSet(numbers);
  }

  /** Looks at a picture; one that is not wanted is passed over. Borrows it for the call. */
  public void take(long number, VideoFrame frame) {
    if (numbers.contains(number)) {
      hashes.put(number, PerceptualHash.of(frame));
    }
  }

  /** What the pictures told; empty where one within it is missing. */
  public Optional<Look> look() {
    if (!hashes.keySet().containsAll(within)) {
      return Optional.empty();
    }
    return Optional.of(
        new Look(
            within.stream().map(hashes::get).toList(),
            Optional.ofNullable(hashes.get(first - 1)),
            Optional.ofNullable(hashes.get(last + 1)),
            micros));
  }
}
