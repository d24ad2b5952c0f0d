package io.sightglass.desktop.triage;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.PictureHeat;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.pipeline.Analysis;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.MetricSeries;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an analysis holds that explains a defect.
 *
 * @param series values of its metric; empty where they were not kept
 * @param condition by which those are judged
 * @param errors what happened to the stream during it, and up to a second before: what a decoder
 *     shows of an error comes late
 * @param where what to look for in which picture; empty for what can't be seen
 */
public record Evidence(
    Optional<MetricSeries> series,
    Optional<Condition> condition,
    List<StreamEvent> errors,
    Optional<Where> where) {

  /** Where nothing is known. */
  public static final Evidence NONE =
      new Evidence(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  private static final long BEFORE_MICROS = 1_000_000;

  /**
   * @param frame the picture at which the metric is worst
   */
  public record Where(PictureHeat.Kind kind, long frame) {}

  public Evidence {
    errors = List.copyOf(errors);
  }

  public static Evidence of(Defect defect, Optional<Analysis> analysis, Profile profile) {
    return analysis.map(known -> of(defect, known, profile)).orElse(NONE);
  }

  private static Evidence of(Defect defect, Analysis analysis, Profile profile) {
    TimeRange range = defect.range();
    MediaTime from = MediaTime.max(MediaTime.ZERO, range.start().plus(-BEFORE_MICROS));
    List<StreamEvent> errors = analysis.events(new TimeRange(from, range.end()));
    Optional<MetricSeries> series =
        Optional.ofNullable(analysis.measurements().series(defect.metric()))
            .filter(values -> values.size() > 0);
    Optional<Where> where =
        analysis.stream().selectedVideo().isEmpty() || defect.detector().equals(Defect.PERSON)
            ? Optional.empty()
            : analysis.result().detectors().stream()
                .filter(detector -> detector.id().equals(defect.detector()))
                .filter(DetectorInfo::needsVideo)
                .findFirst()
                .map(detector ->
                    new Where(
                        PictureHeat.Kind.of(detector.features(), defect.metric()),
                        worst(defect, series, analysis)));
    return new Evidence(series, condition(defect, profile), errors, where);
  }

  private static Optional<Condition> condition(Defect defect, Profile profile) {
    int mark = defect.metric().indexOf(MetricInfo.TRACK);
    String plain = mark < 0 ? defect.metric() : defect.metric().substring(0, mark);
    return profile.rules().stream()
        .filter(rule -> rule.type().equals(defect.type()))
        .flatMap(Evidence::conditions)
        .filter(condition -> condition.metric().equals(plain))
        .findFirst();
  }

  private static Stream<Condition> conditions(DefectRule rule) {
    return Stream.concat(Stream.of(rule.condition()), rule.also().stream());
  }

  private static long worst(Defect defect, Optional<MetricSeries> series, Analysis analysis) {
    if (series.isPresent()) {
      MetricSeries values = series.get();
      int end = values.firstRowFrom(defect.range().end().micros());
      for (int row = values.firstRowFrom(defect.range().start().micros()); row < end; row++) {
        if (values.value(row) == defect.peak()) {
          return analysis.clock().frameAt(MediaTime.ofMicros(values.timeMicros(row)));
        }
      }
    }
    return defect.firstFrame();
  }
}
