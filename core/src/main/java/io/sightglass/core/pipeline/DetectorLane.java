package io.sightglass.core.pipeline;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.CpuClock;
import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.pipeline.NotRun.Cause;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one detector for its chunks in order, one at a time, on whichever thread of the pool is
 * free. A detector that throws is not called again.
 */
final class DetectorLane {

  private static final Logger LOG = LoggerFactory.getLogger(DetectorLane.class);

  private final int index;
  private final DetectorPlan.Planned planned;
  private final Set<String> metrics;
  private final Executor pool;
  private final Queue<ChunkWork> queue = new ArrayDeque<>();
  private boolean scheduled;
  private volatile @Nullable NotRun failure;

  DetectorLane(int index, DetectorPlan.Planned planned, Executor pool) {
    this.index = index;
    this.planned = planned;
    this.metrics =
        planned.info().metrics().stream().map(MetricInfo::name).collect(Collectors.toSet());
    this.pool = pool;
  }

  DetectorInfo info() {
    return planned.info();
  }

  /** Why it was switched off, if it was. Any thread. */
  Optional<NotRun> failure() {
    return Optional.ofNullable(failure);
  }

  /** Called by the reader, in chunk order. */
  void add(ChunkWork work) {
    synchronized (queue) {
      queue.add(work);
      if (scheduled) {
        return;
      }
      scheduled = true;
    }
    pool.execute(this::takeOne);
  }

  // One chunk a turn, so that all detectors share the pool.
  private void takeOne() {
    ChunkWork work;
    synchronized (queue) {
      work = queue.remove();
    }
    analyze(work);
    synchronized (queue) {
      scheduled = !queue.isEmpty();
      if (!scheduled) {
        return;
      }
    }
    pool.execute(this::takeOne);
  }

  private void analyze(ChunkWork work) {
    long before = CpuClock.nanos();
    List<Measurement> found = List.of();
    if (failure == null) {
      try {
        found = checked(call(work.chunk()));
      } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
        switchOff(work.chunk(), e);
      }
    }
    work.finished(index, found, CpuClock.nanos() - before);
  }

  private List<Measurement> call(@Nullable FeatureChunk chunk) {
    return chunk == null
        ? planned.detector().flush()
        : planned.detector().analyze(chunk.chunk(), chunk.features());
  }

  private List<Measurement> checked(List<Measurement> found) {
    for (Measurement measurement : found) {
      if (!metrics.contains(measurement.metric())) {
        throw new IllegalStateException("undeclared metric " + measurement.metric());
      }
    }
    return found;
  }

  private void switchOff(@Nullable FeatureChunk chunk, Throwable cause) {
    String where = chunk == null ? "at the end" : "at " + chunk.chunk().range().start();
    LOG.error("Detector {} failed {}", info().id(), where, cause);
    failure =
        new NotRun(
            info().id(),
            Cause.FAILED,
            "It failed " + where + " and was switched off: " + cause + ".");
  }
}
