package io.sightglass.core.pipeline;

import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.pipeline.SessionListener.SessionEnd;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Takes chunks from the reader through all detectors to the aggregator, in order, and never holds
 * more than a fixed number of them. Called by the reader thread.
 */
final class ChunkPipeline {

  private final List<DetectorLane> lanes;
  private final Aggregator aggregator;
  private final Executor aggregatorThread;
  private final int capacity;
  private final Semaphore free;

  ChunkPipeline(
      List<DetectorLane> lanes, Aggregator aggregator, Executor aggregatorThread, int capacity) {
    this.lanes = lanes;
    this.aggregator = aggregator;
    this.aggregatorThread = aggregatorThread;
    this.capacity = capacity;
    this.free = new Semaphore(capacity);
  }

  /**
   * Takes over {@code chunk} as soon as there is room.
   *
   * @throws InterruptedException while it waits; the chunk is given back
   */
  void put(FeatureChunk chunk, long decodeNanos) throws InterruptedException {
    if (!free.tryAcquire()) {
      try {
        free.acquire();
      } catch (InterruptedException e) {
        chunk.close();
        throw e;
      }
    }
    send(chunk, decodeNanos);
  }

  /** Takes over {@code chunk}; where there is no room it is given back, and leaves a gap. */
  void putOrDrop(FeatureChunk chunk, long decodeNanos) {
    if (free.tryAcquire()) {
      send(chunk, decodeNanos);
    } else {
      chunk.close();
      aggregatorThread.execute(
          () -> aggregator.dropped(chunk.chunk().range(), chunk.chunk().events()));
    }
  }

  private void send(FeatureChunk chunk, long decodeNanos) {
    distribute(new ChunkWork(chunk, decodeNanos, lanes.size(), work -> analysed(work, chunk)));
  }

  /** Lets all detectors give what they have left; then {@code done} is called by the aggregator. */
  void end(SessionEnd end, Consumer<SessionEnd> done) {
    distribute(
        new ChunkWork(
            null,
            0,
            lanes.size(),
            work -> aggregatorThread.execute(() -> done.accept(aggregator.ended(work, end)))));
  }

  private void distribute(ChunkWork work) {
    lanes.forEach(lane -> lane.add(work));
    work.countDown();
  }

  // The pictures go at once; the numbers are on the heap.
  private void analysed(ChunkWork work, FeatureChunk chunk) {
    chunk.close();
    aggregatorThread.execute(() -> {
      try {
        aggregator.analysed(work, chunk, capacity - free.availablePermits() - 1);
      } catch (RuntimeException e) {
        aggregator.failed(e);
      } finally {
        free.release();
      }
    });
  }
}
