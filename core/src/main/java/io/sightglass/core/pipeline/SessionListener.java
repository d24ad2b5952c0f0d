package io.sightglass.core.pipeline;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;
import java.util.List;

/**
 * Hears of a session's progress. All methods but {@link #decoded} are called by the session's
 * aggregator thread, one at a time, in chunk order; they return quickly. What they throw is logged
 * and otherwise ignored.
 */
public interface SessionListener {

  /**
   * The source is open; {@link AnalysisSession#analysis} is there from now on. Called first, unless
   * the source could not be opened.
   */
  default void opened(StreamInfo stream) {}

  /** A chunk went through: its new measurements, and the timeline as it stands. */
  default void progressed(Progress progress) {}

  /** The session ended. Called last, once. */
  default void ended(SessionEnd end) {}

  /**
   * Called by the reader thread before a chunk is analysed, and also where it is then dropped:
   * retain its chunk to keep it. May block, to hold the reader back.
   */
  default void decoded(FeatureChunk chunk) {}

  /**
   * After a chunk.
   *
   * @param analysedTo everything before this instant is analysed, or a gap
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

  /** One listener that tells all of {@code listeners}, in their order. */
  static SessionListener all(List<SessionListener> listeners) {
    List<SessionListener> told = List.copyOf(listeners);
    return new SessionListener() {
      @Override
      public void opened(StreamInfo stream) {
        told.forEach(listener -> listener.opened(stream));
      }

      @Override
      public void progressed(Progress progress) {
        told.forEach(listener -> listener.progressed(progress));
      }

      @Override
      public void ended(SessionEnd end) {
        told.forEach(listener -> listener.ended(end));
      }

      @Override
      public void decoded(FeatureChunk chunk) {
        told.forEach(listener -> listener.decoded(chunk));
      }
    };
  }

  /** How a session may end. */
  enum Outcome {
    /** It has not yet. */
    RUNNING,
    /** The whole programme was read. */
    COMPLETE,
    /** Somebody stopped it; what was read before is analysed. */
    STOPPED,
    /** The source broke; what was read before is analysed. */
    BROKEN,
    /** The source could not be opened: there is no analysis. */
    NOT_OPENED,
    /** The program failed. */
    FAILED
  }

  /**
   * How a session ended.
   *
   * @param outcome kind of end
   * @param message why it is not complete, a sentence for the user; else empty
   */
  record SessionEnd(Outcome outcome, String message) {

    static SessionEnd running() {
      return new SessionEnd(Outcome.RUNNING, "The analysis is still running.");
    }

    /** The whole programme was analysed. */
    public boolean complete() {
      return outcome == Outcome.COMPLETE;
    }
  }
}
