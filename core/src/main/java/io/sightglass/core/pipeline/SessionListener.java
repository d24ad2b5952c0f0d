package io.sightglass.core.pipeline;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;
import java.util.List;

/**
 * Hears of a session's progress. All methods are called by the session's aggregator thread, one at
 * a time, in chunk order; they return quickly.
 */
public interface SessionListener {

  /** The source is open. Called first. */
  default void opened(StreamInfo stream) {}

  /** A chunk went through: its new measurements, and the timeline as it stands. */
  default void progressed(Progress progress) {}

  /** The session ended. Called last, once. */
  default void ended(SessionEnd end) {}

  /** Called by the reader thread before a chunk is analysed: retain it to keep it. */
  default void decoded(FeatureChunk chunk) {}

  /**
   * After a chunk.
   *
   * @param analysedTo everything before this instant is analysed
   * @param frames pictures so far
   * @param measurements those of this chunk, by time within each metric
   * @param defects all defects so far, open ones among them, in order of start
   * @param headroom cost
   */
  record Progress(
      MediaTime analysedTo,
      long frames,
      List<Measurement> measurements,
      List<Defect> defects,
      Headroom headroom) {}

  /**
   * How a session ended.
   *
   * @param complete the whole programme was analysed
   * @param message why it is not complete, a sentence for the user; else empty
   */
  record SessionEnd(boolean complete, String message) {}
}
