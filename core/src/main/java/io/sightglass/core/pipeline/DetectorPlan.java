package io.sightglass.core.pipeline;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.Feature;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.NotRun.Cause;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which detectors run in a session and which do not, and why. Without a choice of the user's all
 * installed ones run, but for those whose rules the profile has all switched off.
 *
 * @param running those that run, in order of id
 * @param notRun those that do not
 */
record DetectorPlan(List<Planned> running, List<NotRun> notRun) {

  private static final Logger LOG = LoggerFactory.getLogger(DetectorPlan.class);

  /** A detector made for the session. */
  record Planned(DetectorInfo info, Detector detector) {}

  /**
   * @param chosen ids that the user chose; empty for all
   */
  static DetectorPlan of(
      DetectorRegistry registry, Profile profile, Set<String> chosen, StreamInfo stream) {
    List<Planned> running = new ArrayList<>();
    List<NotRun> notRun = new ArrayList<>();
    for (DetectorInfo info : registry.detectors()) {
      if (!chosen.isEmpty() && !chosen.contains(info.id())) {
        notRun.add(new NotRun(info.id(), Cause.NOT_SELECTED, "It was not chosen."));
      } else if (chosen.isEmpty() && switchedOff(info.id(), profile)) {
        notRun.add(
            new NotRun(
                info.id(), Cause.NOT_SELECTED, "The profile has switched off all its rules."));
      } else if (info.needsVideo() && stream.selectedVideo().isEmpty()) {
        notRun.add(new NotRun(info.id(), Cause.NOT_APPLICABLE, "There is no picture to analyse."));
      } else if (info.needsAudio() && stream.selectedAudio().isEmpty()) {
        notRun.add(new NotRun(info.id(), Cause.NOT_APPLICABLE, "There is no sound to analyse."));
      } else {
        start(registry.find(info.id()).orElseThrow(), profile, stream, running, notRun);
      }
    }
    for (String id : profile.detectors()) {
      if (registry.find(id).isEmpty() && (chosen.isEmpty() || chosen.contains(id))) {
        notRun.add(new NotRun(id, Cause.NOT_INSTALLED, "No detector of this name is installed."));
      }
    }
    return new DetectorPlan(List.copyOf(running), List.copyOf(notRun));
  }

  private static boolean switchedOff(String id, Profile profile) {
    List<DefectRule> rules =
        profile.rules().stream().filter(rule -> rule.detector().equals(id)).toList();
    return !rules.isEmpty() && rules.stream().noneMatch(DefectRule::enabled);
  }

  private static void start(
      DetectorFactory factory,
      Profile profile,
      StreamInfo stream,
      List<Planned> running,
      List<NotRun> notRun) {
    DetectorInfo info = factory.info();
    Map<String, Double> settings = new HashMap<>(info.settings());
    settings.putAll(profile.settings().getOrDefault(info.id(), Map.of()));
    try {
      DetectorSettings values = new DetectorSettings(settings);
      running.add(
          SoundDetectors.suits(info)
              ? SoundDetectors.plan(factory, values, stream)
              : new Planned(info, factory.create(values, stream)));
    } catch (RuntimeException | LinkageError e) {
      LOG.error("Detector {} cannot be made", info.id(), e);
      notRun.add(new NotRun(info.id(), Cause.FAILED, "It could not be started: " + e.getMessage()));
    }
  }

  /** All that the shared pass has to compute. */
  Set<Feature> features() {
    Set<Feature> features = new LinkedHashSet<>();
    running.forEach(planned -> features.addAll(planned.info().features()));
    return features;
  }

  List<MetricInfo> metrics() {
    return running.stream().flatMap(planned -> planned.info().metrics().stream()).toList();
  }
}
