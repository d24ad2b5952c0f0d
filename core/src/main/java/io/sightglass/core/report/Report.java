package io.sightglass.core.report;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.media.PublicAddress;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.AnalysisResult;
import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Gap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An immutable snapshot of an analysis, ready to be handed over.
 *
 * @param created when it was made
 * @param tool name and version of the program
 * @param stream what was analysed
 * @param profile what counted as a defect
 * @param detectorsRun detectors that analysed all that was read
 * @param detectorsNotRun detectors that did not, and why
 * @param chunks chunks analysed
 * @param frames pictures analysed
 * @param analysedTo end of what was analysed
 * @param gaps stretches that nobody looked at
 * @param events how often what happened to the stream
 * @param partial true where something that was asked for was not analysed
 * @param message why the programme was not read to its end; else empty
 * @param measurements metrics that have a value, in order of display
 * @param judgement what it comes to
 * @param defects in order of start
 * @param stills small pictures by the id of the defect that they show; for some defects, if any
 * @param signOff a person's signature
 */
public record Report(
    Instant created,
    Tool tool,
    StreamInfo stream,
    Profile profile,
    List<DetectorInfo> detectorsRun,
    List<NotRun> detectorsNotRun,
    long chunks,
    long frames,
    MediaTime analysedTo,
    List<Gap> gaps,
    Map<StreamEvent.Kind, Long> events,
    boolean partial,
    String message,
    List<MetricReport> measurements,
    Judgement judgement,
    List<Defect> defects,
    Map<Long, List<Still>> stills,
    Optional<SignOff> signOff) {

  /** Version of the report's JSON form; its first number changes when a reader may break. */
  public static final String SCHEMA_VERSION = "1.1";

  public Report {
    detectorsRun = List.copyOf(detectorsRun);
    detectorsNotRun = List.copyOf(detectorsNotRun);
    gaps = List.copyOf(gaps);
    events = Map.copyOf(events);
    measurements = List.copyOf(measurements);
    defects = List.copyOf(defects);
    stills = Map.copyOf(stills);
  }

  /**
   * The report of {@code result} as it stands; the secrets of its source's address are left out.
   */
  public static Report of(AnalysisResult result, Tool tool, Instant created) {
    return new Report(
        created,
        tool,
        result.stream().withUri(PublicAddress.of(result.stream().uri())),
        result.profile(),
        result.completed(),
        result.notRun(),
        result.chunks(),
        result.frames(),
        result.analysedTo(),
        result.gaps(),
        result.events(),
        result.partial(),
        result.message(),
        result.measurements().all().stream()
            .filter(series -> series.size() > 0)
            .map(series -> MetricReport.of(series, result.analysedTo()))
            .toList(),
        Judgement.of(
            result.profile(),
            result.defects(),
            analysedMicros(result.analysedTo(), result.gaps()),
            result.partial()),
        result.defects(),
        Map.of(),
        Optional.empty());
  }

  /** Length of what was analysed: from the start to {@code analysedTo}, without the gaps. */
  public static long analysedMicros(MediaTime analysedTo, List<Gap> gaps) {
    long missed = gaps.stream().mapToLong(gap -> gap.range().micros()).sum();
    return Math.max(0, analysedTo.micros() - missed);
  }

  public Verdict verdict() {
    return judgement.verdict();
  }

  /** Whether {@code defect} is among those that make this report fail. */
  public boolean fails(Defect defect) {
    return judgement.fails(defect);
  }

  /** The same report with pictures. */
  public Report withStills(Map<Long, List<Still>> pictures) {
    return with(created, pictures, signOff);
  }

  /** The same report, made at another time. */
  public Report createdAt(Instant time) {
    return with(time, stills, signOff);
  }

  /** The same report, signed. */
  public Report signed(SignOff signature) {
    return with(created, stills, Optional.of(signature));
  }

  /** The same report with its defects as somebody reviewed them, and the verdict that gives. */
  public Report reviewed(List<Defect> judged) {
    return new Report(
        created,
        tool,
        stream,
        profile,
        detectorsRun,
        detectorsNotRun,
        chunks,
        frames,
        analysedTo,
        gaps,
        events,
        partial,
        message,
        measurements,
        Judgement.of(profile, judged, analysedMicros(analysedTo, gaps), partial),
        judged,
        stills,
        signOff);
  }

  private Report with(Instant time, Map<Long, List<Still>> pictures, Optional<SignOff> signature) {
    return new Report(
        time,
        tool,
        stream,
        profile,
        detectorsRun,
        detectorsNotRun,
        chunks,
        frames,
        analysedTo,
        gaps,
        events,
        partial,
        message,
        measurements,
        judgement,
        defects,
        pictures,
        signature);
  }
}
