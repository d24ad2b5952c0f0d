package io.sightglass.core.pipeline;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Gap;
import io.sightglass.core.timeline.MeasurementStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an analysis has come to at one instant. Immutable but for the measurements, which may grow.
 *
 * @param stream what was analysed
 * @param profile what counted as a defect
 * @param detectors those that ran, failed ones among them
 * @param notRun those that did not, or not to the end
 * @param chunks chunks analysed
 * @param frames pictures analysed
 * @param analysedTo end of the last chunk
 * @param gaps stretches that nobody looked at
 * @param events how often what happened to the stream
 * @param complete the programme was read to its end
 * @param message why it was not, a sentence for the user; else empty
 * @param measurements all values
 * @param defects in order of start
 */
public record AnalysisResult(
    StreamInfo stream,
    Profile profile,
    List<DetectorInfo> detectors,
    List<NotRun> notRun,
    long chunks,
    long frames,
    MediaTime analysedTo,
    List<Gap> gaps,
    Map<StreamEvent.Kind, Long> events,
    boolean complete,
    String message,
    MeasurementStore measurements,
    List<Defect> defects) {

  public AnalysisResult {
    detectors = List.copyOf(detectors);
    notRun = List.copyOf(notRun);
    gaps = List.copyOf(gaps);
    events = Map.copyOf(events);
    defects = List.copyOf(defects);
  }

  /** The same result with the defects as somebody reviewed them. */
  public AnalysisResult withDefects(List<Defect> reviewed) {
    return new AnalysisResult(
        stream,
        profile,
        detectors,
        notRun,
        chunks,
        frames,
        analysedTo,
        gaps,
        events,
        complete,
        message,
        measurements,
        reviewed);
  }

  /** True where something that was asked for was not analysed. */
  public boolean partial() {
    return !complete
        || !gaps.isEmpty()
        || completed().isEmpty()
        || notRun.stream().anyMatch(NotRun::leavesGap);
  }

  /** Detectors that analysed all that was read. */
  public List<DetectorInfo> completed() {
    Set<String> failed = notRun.stream().map(NotRun::detector).collect(Collectors.toSet());
    return detectors.stream().filter(info -> !failed.contains(info.id())).toList();
  }
}
