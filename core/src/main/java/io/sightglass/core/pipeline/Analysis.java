package io.sightglass.core.pipeline;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.SessionListener.SessionEnd;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.DefectTimeline;
import io.sightglass.core.timeline.FrameClock;
import io.sightglass.core.timeline.Judge;
import io.sightglass.core.timeline.MeasurementStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a session knows by now: it grows while the session runs and stays when that has ended. Any
 * thread reads, marks, judges, and puts another profile in force; the session's aggregator alone
 * adds to it.
 */
public final class Analysis {

  /** What is counted, as one immutable value. */
  private record Counts(long chunks, MediaTime analysedTo, Map<StreamEvent.Kind, Long> events) {}

  private final StreamInfo stream;
  private final List<DetectorLane> lanes;
  private final List<DetectorInfo> ranEarlier;
  private final long framesEarlier;
  private final List<NotRun> notPlanned;
  private final MeasurementStore measurements;
  private final FrameClock clock;
  private final DefectTimeline timeline;
  private final Judge judge;
  private final GapFinder gapFinder;
  private final StreamEvents happened = new StreamEvents();
  private volatile Counts counts = new Counts(0, MediaTime.ZERO, Map.of());
  private volatile SessionEnd end = SessionEnd.running();

  private Analysis(AnalysisResult earlier) {
    this.stream = earlier.stream();
    this.lanes = List.of();
    this.ranEarlier = earlier.detectors();
    this.framesEarlier = earlier.frames();
    this.notPlanned = earlier.notRun();
    this.measurements = earlier.measurements();
    this.clock = new FrameClock(stream.frameRate());
    this.timeline = new DefectTimeline(clock);
    this.gapFinder = new GapFinder(stream);
    Map<String, String> versions =
        earlier.detectors().stream()
            .collect(Collectors.toMap(DetectorInfo::id, DetectorInfo::version, (a, b) -> a));
    this.judge = new Judge(earlier.profile(), measurements, clock, timeline, versions);
    this.counts = new Counts(earlier.chunks(), earlier.analysedTo(), earlier.events());
    this.end =
        new SessionEnd(
            earlier.complete() ? SessionListener.Outcome.COMPLETE : SessionListener.Outcome.BROKEN,
            earlier.message());
    earlier.gaps().forEach(judge::gap);
    judge.end();
    timeline.takeOver(earlier.defects());
  }

  /**
   * What was found earlier, without its source: its measurements are judged, and can be judged by
   * other rules. What people said of defects stays with those that are found again, and their own
   * marks stay.
   */
  public static Analysis of(AnalysisResult earlier) {
    return new Analysis(earlier);
  }

  Analysis(StreamInfo stream, Profile profile, DetectorPlan plan, List<DetectorLane> lanes) {
    this.ranEarlier = List.of();
    this.framesEarlier = 0;
    this.stream = stream;
    this.lanes = List.copyOf(lanes);
    this.notPlanned = plan.notRun();
    this.measurements = new MeasurementStore(plan.metrics());
    this.clock = new FrameClock(stream.frameRate());
    this.timeline = new DefectTimeline(clock);
    this.gapFinder = new GapFinder(stream);
    Map<String, String> versions =
        plan.running().stream()
            .map(DetectorPlan.Planned::info)
            .collect(Collectors.toMap(DetectorInfo::id, DetectorInfo::version));
    this.judge = new Judge(profile, measurements, clock, timeline, versions);
  }

  public StreamInfo stream() {
    return stream;
  }

  public MeasurementStore measurements() {
    return measurements;
  }

  public DefectTimeline timeline() {
    return timeline;
  }

  /** Time to picture number and back, for the pictures seen. */
  public FrameClock clock() {
    return clock;
  }

  public Profile profile() {
    return judge.profile();
  }

  /** Holds what was measured against other rules, without decoding again. */
  public void rejudge(Profile profile) {
    judge.rejudge(profile);
  }

  /**
   * What happened to the stream within {@code range}, in the order in which it was met. Not known
   * of what was analysed earlier.
   */
  public List<StreamEvent> events(TimeRange range) {
    return happened.within(range);
  }

  /** A snapshot. */
  public AnalysisResult result() {
    Counts now = counts;
    SessionEnd how = end;
    List<NotRun> notRun = new ArrayList<>(notPlanned);
    lanes.forEach(lane -> lane.failure().ifPresent(notRun::add));
    return new AnalysisResult(
        stream,
        judge.profile(),
        lanes.isEmpty() ? ranEarlier : lanes.stream().map(DetectorLane::info).toList(),
        notRun,
        now.chunks(),
        Math.max(framesEarlier, clock.frames()),
        now.analysedTo(),
        judge.gaps(),
        now.events(),
        how.complete(),
        how.message(),
        measurements,
        timeline.defects());
  }

  /** Aggregator only. */
  void add(FeatureChunk chunk, List<Measurement> found) {
    for (FrameFeatures frame : chunk.features().frames()) {
      clock.append(frame.time(), frame.number(), frame.durationMicros());
    }
    gapFinder.find(chunk).forEach(judge::gap);
    found.forEach(measurements::append);
    judge.advance();
    count(1, chunk.chunk().range().end(), chunk.chunk().events());
  }

  /**
   * Aggregator only.
   *
   * @param events what happened in what was dropped
   */
  void drop(TimeRange range, StreamEvent dropped, List<StreamEvent> events) {
    gapFinder.findInDropped(range, dropped, events).forEach(judge::gap);
    List<StreamEvent> all = new ArrayList<>(events);
    all.add(dropped);
    count(0, counts.analysedTo(), all);
  }

  /** Aggregator only: the last measurements, and no more after them. */
  void finish(List<Measurement> last, SessionEnd how) {
    last.forEach(measurements::append);
    judge.end();
    end = how;
  }

  private void count(int chunks, MediaTime analysedTo, List<StreamEvent> events) {
    Map<StreamEvent.Kind, Long> kinds = new EnumMap<>(StreamEvent.Kind.class);
    kinds.putAll(counts.events());
    for (StreamEvent event : events) {
      kinds.merge(event.kind(), 1L, Long::sum);
      happened.add(event);
    }
    counts = new Counts(counts.chunks() + chunks, analysedTo, Map.copyOf(kinds));
  }
}
