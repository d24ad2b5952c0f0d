package io.sightglass.core.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Averages the cost of the last chunks. One thread: the aggregator's. */
final class HeadroomMeter {

  private static final int CHUNKS = 10;

  /** What one chunk cost. */
  record Cost(long decodeNanos, long featureNanos, Map<String, Long> detectorNanos) {}

  private final long chunkMicros;
  private final long startedNanos;
  private final Deque<Cost> costs = new ArrayDeque<>();
  private long analysedMicros;

  HeadroomMeter(long chunkMicros, long startedNanos) {
    this.chunkMicros = chunkMicros;
    this.startedNanos = startedNanos;
  }

  void add(Cost cost, long micros) {
    costs.addLast(cost);
    if (costs.size() > CHUNKS) {
      costs.removeFirst();
    }
    analysedMicros += micros;
  }

  Headroom headroom(int queuedChunks, long droppedChunks, long nowNanos) {
    long decode = 0;
    long feature = 0;
    Map<String, Long> detectors = new LinkedHashMap<>();
    for (Cost cost : costs) {
      decode += cost.decodeNanos();
      feature += cost.featureNanos();
      cost.detectorNanos().forEach((id, nanos) -> detectors.merge(id, nanos, Long::sum));
    }
    int count = Math.max(1, costs.size());
    detectors.replaceAll((id, nanos) -> nanos / count);
    double wallMicros = Math.max(1, nowNanos - startedNanos) / 1e3;
    return new Headroom(
        chunkMicros,
        decode / count,
        feature / count,
        detectors,
        queuedChunks,
        droppedChunks,
        analysedMicros / wallMicros);
  }
}
