package io.sightglass.core.pipeline;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to a stream, in the order in which it was told. A stream that breaks without end
 * must not fill the memory: past a bound the later ones are counted elsewhere and not kept.
 * Thread-safe.
 */
final class StreamEvents {

  private static final int MOST = 50_000;

  private final List<StreamEvent> kept = new ArrayList<>();

  synchronized void add(StreamEvent event) {
    if (kept.size() < MOST) {
      kept.add(event);
    }
  }

  synchronized List<StreamEvent> within(TimeRange range) {
    return kept.stream().filter(event -> range.contains(event.time())).toList();
  }
}
