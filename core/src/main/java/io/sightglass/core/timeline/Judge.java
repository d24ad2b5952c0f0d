package io.sightglass.core.timeline;

import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns measurements into defects: holds a profile's rules against the measurement store and writes
 * the timeline. One thread appends to the store and calls {@link #advance}; any thread may put
 * another profile in force, and what is stored is then judged anew.
 */
public final class Judge {

  private final MeasurementStore store;
  private final FrameClock clock;
  private final DefectTimeline timeline;
  private final Map<String, String> detectorVersions;
  private final List<Gap> gaps = new ArrayList<>();
  private final Map<String, RuleJudge> rules = new LinkedHashMap<>();
  private Profile profile;
  private boolean ended;

  /**
   * @param detectorVersions version by id of each detector that measures: rules of others rest
   */
  public Judge(
      Profile profile,
      MeasurementStore store,
      FrameClock clock,
      DefectTimeline timeline,
      Map<String, String> detectorVersions) {
    this.profile = profile;
    this.store = store;
    this.clock = clock;
    this.timeline = timeline;
    this.detectorVersions = Map.copyOf(detectorVersions);
    setUp();
  }

  private void setUp() {
    Map<String, RuleJudge> before = new HashMap<>(rules);
    rules.clear();
    Map<String, Integer> seen = new HashMap<>();
    for (DefectRule rule : onAllTracks(profile.rules())) {
      String name = rule.detector() + "/" + rule.type() + "/" + rule.condition().metric();
      // Two rules may differ in thresholds alone: a warning and an error.
      String key = name + "#" + seen.merge(name, 1, Integer::sum);
      String version = detectorVersions.get(rule.detector());
      if (rule.enabled() && version != null) {
        RuleJudge.of(rule, key, version, clock, store).ifPresent(judge -> rules.put(key, judge));
      }
    }
    before.keySet().removeAll(rules.keySet());
    before.keySet().forEach(key -> timeline.replace(key, List.of()));
  }

  // A rule holds for each audio track apart.
  private List<DefectRule> onAllTracks(List<DefectRule> all) {
    List<DefectRule> expanded = new ArrayList<>();
    for (DefectRule rule : all) {
      expanded.add(rule);
      for (int track : store.otherTracks(rule.condition().metric())) {
        expanded.add(rule.onMetrics(metric -> MetricInfo.nameOnTrack(metric, track)));
      }
    }
    return expanded;
  }

  /** Judges what was appended to the store since the last call. */
  public synchronized void advance() {
    rules.values().forEach(rule -> rule.advance(timeline, gaps, ended));
  }

  /** Nothing is known of its range: defects end where it begins. Called in order of time. */
  public synchronized void gap(Gap gap) {
    gaps.add(gap);
  }

  /** No measurement will follow: closes open defects. */
  public synchronized void end() {
    ended = true;
    advance();
  }

  /** Puts {@code next} in force and judges all that is stored anew. Any thread. */
  public synchronized void rejudge(Profile next) {
    profile = next;
    setUp();
    advance();
  }

  public synchronized Profile profile() {
    return profile;
  }

  public synchronized List<Gap> gaps() {
    return List.copyOf(gaps);
  }
}
