package io.sightglass.detectors.transport;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts a transport stream's errors, picture by picture. */
final class TransportDetector implements Detector {

  private final long periodMicros;
  private long toldTo = Long.MIN_VALUE;

  TransportDetector(long periodMicros) {
    this.periodMicros = periodMicros;
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    long start = Math.max(chunk.range().start().micros(), toldTo);
    count(TransportDetectorFactory.PRIORITY_1, 1, chunk, start, out);
    count(TransportDetectorFactory.PRIORITY_2, 2, chunk, start, out);
    toldTo = Math.max(start, chunk.range().end().micros());
    return out;
  }

  // Errors of the time before, found late, count from where this chunk starts.
  private void count(String metric, int priority, Chunk chunk, long start, List<Measurement> out) {
    Map<Long, Integer> pictures = new TreeMap<>();
    for (StreamEvent event : chunk.events()) {
      if (event.kind().transportPriority() == priority) {
        long since = Math.max(0, event.time().micros() - start);
        pictures.merge(since / periodMicros, 1, Integer::sum);
      }
    }
    if (!pictures.containsKey(0L)) {
      out.add(measured(metric, start, 0));
    }
    for (Map.Entry<Long, Integer> picture : pictures.entrySet()) {
      long time = start + picture.getKey() * periodMicros;
      out.add(measured(metric, time, picture.getValue()));
      if (!pictures.containsKey(picture.getKey() + 1)) {
        out.add(measured(metric, time + periodMicros, 0));
      }
    }
  }

  private Measurement measured(String metric, long time, int value) {
    return new Measurement(metric, new MediaTime(time), periodMicros, value);
  }
}
