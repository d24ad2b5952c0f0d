package io.sightglass.core.pipeline;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.FeatureChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A chunk on its way through all detectors, or the end of the programme behind the last chunk. The
 * last detector to be done hands it on and gives the chunk back.
 */
final class ChunkWork {

  private final @Nullable FeatureChunk chunk;
  private final long decodeNanos;
  private final List<List<Measurement>> measurements = new ArrayList<>();
  private final long[] nanos;
  private final AtomicInteger left;
  private final Consumer<ChunkWork> done;

  /**
   * @param chunk taken over; null at the end of the programme
   * @param detectors how many will call {@link #finished}
   * @param done called once, on the thread of the last detector
   */
  ChunkWork(
      @Nullable FeatureChunk chunk, long decodeNanos, int detectors, Consumer<ChunkWork> done) {
    this.chunk = chunk;
    this.decodeNanos = decodeNanos;
    this.nanos = new long[detectors];
    for (int i = 0; i < detectors; i++) {
      measurements.add(List.of());
    }
    // One more, for the reader: no detectors at all must work too.
    this.left = new AtomicInteger(detectors + 1);
    this.done = done;
  }

  /** The chunk, borrowed; null at the end of the programme. */
  @Nullable FeatureChunk chunk() {
    return chunk;
  }

  long decodeNanos() {
    return decodeNanos;
  }

  /** Called by each detector once. */
  void finished(int detector, List<Measurement> found, long cpuNanos) {
    measurements.set(detector, found);
    nanos[detector] = cpuNanos;
    countDown();
  }

  /** Called by the reader when all detectors have been given this work. */
  void countDown() {
    if (left.decrementAndGet() == 0) {
      done.accept(this);
    }
  }

  /** All measurements, by detector; to be called when done. */
  List<Measurement> measurements() {
    return measurements.stream().flatMap(List::stream).toList();
  }

  /** What {@code detector} took; to be called when done. */
  long nanos(int detector) {
    return nanos[detector];
  }
}
