package io.sightglass.core.report;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.DefectTimeline;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.core.timeline.FrameClock;
import io.sightglass.core.timeline.Gap;
import io.sightglass.core.timeline.Judge;
import io.sightglass.core.timeline.MeasurementStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the measurements of a report against another profile, without the media. What people said
 * stays with the defects that it was said of, and their own marks stay.
 */
public final class Rejudgement {

  private static final String NOT_MEASURED =
      "What its rules in the profile look at was not measured here.";

  private Rejudgement() {}

  /**
   * The report under {@code profile}.
   *
   * @param clock numbers the pictures; one that has seen none counts at the nominal rate
   * @throws ReportException where the report does not keep its single values
   */
  public static Report of(Report report, Profile profile, FrameClock clock) throws ReportException {
    MeasurementStore store = ReportAnalysis.store(report);
    Map<String, String> versions = new HashMap<>();
    report.detectorsRun().forEach(info -> versions.put(info.id(), info.version()));
    List<NotRun> notRun = new ArrayList<>(report.detectorsNotRun());
    for (DefectRule rule : profile.rules()) {
      if (!rule.enabled()) {
        continue;
      }
      String detector = rule.detector();
      if (measured(rule, store)) {
        if (versions.putIfAbsent(detector, "") == null) {
          notRun.removeIf(other -> other.detector().equals(detector));
        }
      } else {
        // One detector may have measured what some of its rules look at, and not what others do.
        String id = versions.containsKey(detector) ? detector + "/" + rule.type() : detector;
        if (notRun.stream().noneMatch(other -> other.detector().equals(id))) {
          notRun.add(new NotRun(id, NotRun.Cause.NOT_INSTALLED, NOT_MEASURED));
        }
      }
    }
    DefectTimeline timeline = new DefectTimeline(clock);
    Judge judge = new Judge(profile, store, clock, timeline, versions);
    report.gaps().stream()
        .sorted(Comparator.comparing(gap -> gap.range().start()))
        .forEach(judge::gap);
    judge.end();
    return rebuilt(report, profile, run(report, versions, profile), notRun, timeline.defects());
  }

  private static boolean measured(DefectRule rule, MeasurementStore store) {
    return Stream.concat(Stream.of(rule.condition()), rule.also().stream())
        .map(Condition::metric)
        .allMatch(metric -> store.series(metric) != null);
  }

  /** Detectors whose metrics are there count as run, whoever measured them. */
  private static List<DetectorInfo> run(
      Report report, Map<String, String> versions, Profile profile) {
    List<DetectorInfo> run = new ArrayList<>(report.detectorsRun());
    Set<String> known = run.stream().map(DetectorInfo::id).collect(Collectors.toSet());
    for (DefectRule rule : profile.rules()) {
      if (versions.containsKey(rule.detector()) && known.add(rule.detector())) {
        run.add(imported(rule, report, profile));
      }
    }
    return run;
  }

  private static DetectorInfo imported(DefectRule rule, Report report, Profile profile) {
    Set<String> names =
        profile.rules().stream()
            .filter(other -> other.detector().equals(rule.detector()))
            .flatMap(other -> Stream.concat(Stream.of(other.condition()), other.also().stream()))
            .map(Condition::metric)
            .collect(Collectors.toSet());
    List<MetricInfo> metrics =
        report.measurements().stream()
            .map(MetricReport::info)
            .filter(info -> names.contains(info.name()))
            .toList();
    return new DetectorInfo(
        rule.detector(), rule.detector(), "", "", false, false, Set.of(), metrics, Map.of());
  }

  private static Report rebuilt(
      Report report,
      Profile profile,
      List<DetectorInfo> run,
      List<NotRun> notRun,
      List<Defect> found) {
    List<Defect> defects = new ArrayList<>();
    for (Defect defect : found) {
      defects.add(said(report, defect));
    }
    report.defects().stream()
        .filter(defect -> defect.detector().equals(Defect.PERSON))
        .forEach(defects::add);
    defects.sort(Comparator.comparing(defect -> defect.range().start()));
    for (int i = 0; i < defects.size(); i++) {
      Defect defect = defects.get(i);
      defects.set(i, defect.identifiedAs(i + 1L, defect.disposition()));
    }
    boolean partial =
        !report.message().isEmpty()
            || !report.gaps().isEmpty()
            || run.isEmpty()
            || notRun.stream().anyMatch(NotRun::leavesGap);
    return new Report(
        report.created(),
        report.tool(),
        report.stream(),
        profile,
        run,
        notRun,
        report.chunks(),
        report.frames(),
        report.analysedTo(),
        report.gaps(),
        report.events(),
        partial,
        report.message(),
        report.measurements(),
        Judgement.of(profile, defects, analysed(report), partial),
        defects,
        Map.of(),
        report.signOff());
  }

  private static long analysed(Report report) {
    List<Gap> gaps = report.gaps();
    return Report.analysedMicros(report.analysedTo(), gaps);
  }

  private static Defect said(Report report, Defect defect) {
    return report.defects().stream()
        .filter(old -> old.type().equals(defect.type()))
        .filter(old -> !old.disposition().equals(Disposition.OPEN))
        .filter(old -> old.range().overlaps(defect.range()))
        .findFirst()
        .map(old -> defect.identifiedAs(defect.id(), old.disposition()))
        .orElse(defect);
  }
}
