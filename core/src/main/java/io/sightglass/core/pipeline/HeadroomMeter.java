package io.sightglass.core.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Averages the cost of the last chunks, by their length: the last of a programme is short. One
 * thread: the aggregator's.
 */
final class HeadroomMeter {

  private static final int CHUNKS = 10;

  /** What one chunk cost. */
  record Cost(long decodeNanos, long featureNanos, Map<String, Long> detectorNanos) {}

  private final long chunkMicros;
  private final long startedNanos;

  private record Spent(Cost cost, long micros) {}

  private final Deque<Spent> costs = new ArrayDeque<>();
  private long analysedMicros;

  HeadroomMeter(long chunkMicros, long startedNanos) {
    this.chunkMicros = chunkMicros;
    this.startedNanos = startedNanos;
  }

  void add(Cost cost, long micros) {
    costs.addLast(new Spent(cost, micros));
    if (costs.size() > CHUNKS) {
      costs.removeFirst();
    }
    analysedMicros += micros;
  }

  Headroom headroom(int queuedChunks, long droppedChunks, long nowNanos) {
    long decode = 0;
    long feature = 0;
    long micros = 0;
    Map<String, Long> detectors = new LinkedHashMap<>();
    for (Spent spent : costs) {
      decode += spent.cost().decodeNanos();
      feature += spent.cost().featureNanos();
      spent.cost().detectorNanos().forEach((id, nanos) -> detectors.merge(id, nanos, Long::sum));
      micros += spent.micros();
    }
    double chunks = Math.max(1, micros) / (double) chunkMicros;
    detectors.replaceAll((id, nanos) -> Math.round(nanos / chunks));
    double wallMicros = Math.max(1, nowNanos - startedNanos) / 1e3;
    return new Headroom(
        chunkMicros,
        Math.round(decode / chunks),
        Math.round(feature / chunks),
        detectors,
        queuedChunks,
        droppedChunks,
        analysedMicros / wallMicros);
  }
}
