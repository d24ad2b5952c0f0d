package io.sightglass.desktop.shell;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.Analysis;
import io.sightglass.core.pipeline.AnalysisResult;
import io.sightglass.core.pipeline.Headroom;
import io.sightglass.core.pipeline.SessionListener.Outcome;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Gap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the window knows of the analysis at one moment. Immutable but for the analysis, which grows.
 *
 * @param uri what is open, or empty
 * @param analysis values and defects; empty until the source is open
 * @param defects in order of start
 * @param gaps stretches that nobody looked at
 * @param analysedTo how far the analysis has come
 * @param headroom cost of the last chunks
 * @param outcome how it ended, or that it runs; empty where nothing was opened
 * @param message a sentence where it did not go well, else empty
 */
public record AnalysisView(
    String uri,
    Optional<Analysis> analysis,
    List<Defect> defects,
    List<Gap> gaps,
    MediaTime analysedTo,
    Optional<Headroom> headroom,
    Optional<Outcome> outcome,
    String message) {

  public static final AnalysisView EMPTY =
      new AnalysisView(
          "",
          Optional.empty(),
          List.of(),
          List.of(),
          MediaTime.ZERO,
          Optional.empty(),
          Optional.empty(),
          "");

  public AnalysisView {
    defects = List.copyOf(defects);
    gaps = List.copyOf(gaps);
  }

  public Optional<StreamInfo> stream() {
    return analysis.map(Analysis::stream);
  }

  /** What the analysis came to, with the defects as they were reviewed. */
  public Optional<AnalysisResult> result() {
    return analysis.map(known -> known.result().withDefects(defects));
  }

  public FrameRate frameRate() {
    return stream().map(StreamInfo::frameRate).orElse(new FrameRate(25, 1));
  }

  public boolean running() {
    return outcome.filter(o -> o == Outcome.RUNNING).isPresent();
  }

  /** The programme's length as far as it is known, in microseconds. */
  public long lengthMicros() {
    long declared = stream().map(StreamInfo::durationMicros).orElse(-1L);
    return Math.max(running() ? declared : 0, analysedTo.micros());
  }

  /** Share of the programme that is analysed; empty where its length is not known. */
  public OptionalDouble progress() {
    if (outcome.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!running()) {
      return OptionalDouble.of(1);
    }
    long declared = stream().map(StreamInfo::durationMicros).orElse(-1L);
    return declared <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.clamp((double) analysedTo.micros() / declared, 0, 1));
  }
}
