package io.sightglass.core.pipeline;

import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.pipeline.SessionListener.Outcome;
import io.sightglass.core.pipeline.SessionListener.Progress;
import io.sightglass.core.pipeline.SessionListener.SessionEnd;
import io.sightglass.core.time.TimeRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds up what comes out of the lanes and tells the listener. All calls by one thread. */
final class Aggregator {

  private static final Logger LOG = LoggerFactory.getLogger(Aggregator.class);

  private final Analysis analysis;
  private final List<DetectorLane> lanes;
  private final SessionListener listener;
  private final HeadroomMeter meter;
  private final long chunkMicros;
  private long dropped;
  private @Nullable SessionEnd failure;

  Aggregator(
      Analysis analysis, List<DetectorLane> lanes, SessionListener listener, long chunkMicros) {
    this.analysis = analysis;
    this.lanes = lanes;
    this.listener = listener;
    this.chunkMicros = chunkMicros;
    this.meter = new HeadroomMeter(chunkMicros, System.nanoTime());
  }

  void opened() {
    tell(listener, told -> told.opened(analysis.stream()));
  }

  /**
   * @param queued chunks that are decoded and not analysed yet
   */
  void analysed(ChunkWork work, FeatureChunk chunk, int queued) {
    analysis.add(chunk, work.measurements());
    for (StreamEvent event : chunk.chunk().events()) {
      if (event.kind() == StreamEvent.Kind.CHUNK_DROPPED) {
        dropped += Math.ceilDiv(event.micros(), chunkMicros);
      }
    }
    Map<String, Long> nanos = new LinkedHashMap<>();
    for (int i = 0; i < lanes.size(); i++) {
      nanos.put(lanes.get(i).info().id(), work.nanos(i));
    }
    TimeRange range = chunk.chunk().range();
    meter.add(
        new HeadroomMeter.Cost(work.decodeNanos(), chunk.featureNanos(), nanos), range.micros());
    Progress progress =
        new Progress(
            range.end(),
            analysis.clock().frames(),
            work.measurements(),
            analysis.timeline().defects(),
            meter.headroom(queued, dropped, System.nanoTime()));
    tell(listener, told -> told.progressed(progress));
  }

  void dropped(TimeRange range, List<StreamEvent> events) {
    dropped++;
    analysis.drop(
        range,
        new StreamEvent(
            StreamEvent.Kind.CHUNK_DROPPED,
            range.start(),
            -1,
            "The analysis could not keep up and left this out.",
            range.micros()),
        events);
  }

  /** Returns how the session really ended. */
  SessionEnd ended(ChunkWork last, SessionEnd end) {
    SessionEnd how = Objects.requireNonNullElse(failure, end);
    try {
      analysis.finish(last.measurements(), how);
      return how;
    } catch (RuntimeException e) {
      failed(e);
      return Objects.requireNonNullElse(failure, how);
    }
  }

  /** What was found may be wrong from here on: the session must not pass for complete. */
  void failed(RuntimeException cause) {
    LOG.error("Adding up failed", cause);
    failure =
        new SessionEnd(
            Outcome.FAILED,
            "The analysis failed unexpectedly (" + cause.getClass().getSimpleName() + ").");
  }

  /** Calls a listener, which must not be able to end the session. */
  static void tell(SessionListener listener, Consumer<SessionListener> call) {
    try {
      call.accept(listener);
    } catch (RuntimeException e) {
      LOG.error("A session listener failed", e);
    }
  }
}
