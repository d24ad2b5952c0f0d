package io.sightglass.core.report.compare;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.VerdictRule;
import io.sightglass.core.report.Judgement;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.Still;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Gap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the reports of one programme together that several processes made, each with detectors of
 * its own. What one of them did not analyse and another did counts as analysed; what two of them
 * say alike is said once.
 */
public final class ReportMerge {

  private ReportMerge() {}

  /**
   * @param reports at least one
   * @throws ReportException where they are of different programmes, or contradict each other
   */
  public static Report of(List<Report> reports) throws ReportException {
    check(reports);
    Report first = reports.getFirst();
    Profile profile = profile(reports);
    Map<String, DetectorInfo> run = detectorsRun(reports);
    List<NotRun> notRun = detectorsNotRun(reports, run.keySet());
    // The same pictures were looked at several times: a gap of one is a gap in its detectors' work.
    List<Gap> gaps = gaps(reports);
    MediaTime analysedTo =
        reports.stream().map(Report::analysedTo).min(Comparator.naturalOrder()).orElseThrow();
    String message =
        reports.stream()
            .map(Report::message)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    boolean partial =
        !message.isEmpty()
            || !gaps.isEmpty()
            || run.isEmpty()
            || notRun.stream().anyMatch(NotRun::leavesGap);
    Map<Long, List<Still>> stills = new HashMap<>();
    List<Defect> defects = defects(reports, stills);
    return new Report(
        reports.stream().map(Report::created).max(Comparator.naturalOrder()).orElseThrow(),
        first.tool(),
        first.stream(),
        profile,
        List.copyOf(run.values()),
        notRun,
        reports.stream().mapToLong(Report::chunks).max().orElse(0),
        reports.stream().mapToLong(Report::frames).max().orElse(0),
        analysedTo,
        gaps,
        events(reports),
        partial,
        message,
        measurements(reports),
        Judgement.of(profile, defects, Report.analysedMicros(analysedTo, gaps), partial),
        defects,
        stills,
        Optional.empty());
  }

  /** Makes sure that they are of one programme, judged by one profile. */
  static void check(List<Report> reports) throws ReportException {
    Report first = reports.getFirst();
    for (Report report : reports) {
      if (!report.stream().uri().equals(first.stream().uri())) {
        throw new ReportException(
            "These are reports of different programmes, "
                + first.stream().uri()
                + " and "
                + report.stream().uri()
                + ": use 'sightglass report summary' for those.");
      }
      if (!report.profile().name().equals(first.profile().name())) {
        throw new ReportException(
            "These reports were judged by different profiles, "
                + first.profile().title()
                + " and "
                + report.profile().title()
                + ". Analyse with one, or convert full reports with --profile first.");
      }
    }
  }

  private static Profile profile(List<Report> reports) {
    Profile first = reports.getFirst().profile();
    Set<DefectRule> rules = new LinkedHashSet<>();
    Set<VerdictRule> verdict = new LinkedHashSet<>();
    Map<String, Map<String, Double>> settings = new LinkedHashMap<>();
    for (Report report : reports) {
      rules.addAll(report.profile().rules());
      verdict.addAll(report.profile().verdict());
      report
          .profile()
          .settings()
          .forEach((id, values) ->
              settings.computeIfAbsent(id, i -> new LinkedHashMap<>()).putAll(values));
    }
    return new Profile(
        first.name(),
        first.title(),
        first.failSeverity(),
        List.copyOf(rules),
        settings,
        List.copyOf(verdict));
  }

  private static Map<String, DetectorInfo> detectorsRun(List<Report> reports) {
    Map<String, DetectorInfo> run = new java.util.TreeMap<>();
    for (Report report : reports) {
      report.detectorsRun().forEach(info -> run.putIfAbsent(info.id(), info));
    }
    return run;
  }

  private static List<NotRun> detectorsNotRun(List<Report> reports, Collection<String> run) {
    Map<String, NotRun> notRun = new java.util.TreeMap<>();
    for (Report report : reports) {
      for (NotRun detector : report.detectorsNotRun()) {
        if (!run.contains(detector.detector())) {
          // A failure says more than that another process was not asked.
          notRun.merge(
              detector.detector(), detector, (a, b) -> a.leavesGap() || !b.leavesGap() ? a : b);
        }
      }
    }
    return List.copyOf(notRun.values());
  }

  private static List<Gap> gaps(List<Report> reports) {
    Set<Gap> gaps = new LinkedHashSet<>();
    reports.forEach(report -> gaps.addAll(report.gaps()));
    return gaps.stream().sorted(Comparator.comparing(gap -> gap.range().start())).toList();
  }

  private static Map<StreamEvent.Kind, Long> events(List<Report> reports) {
    Map<StreamEvent.Kind, Long> events = new EnumMap<>(StreamEvent.Kind.class);
    // They all read the same stream: what one saw, the others saw too.
    for (Report report : reports) {
      report.events().forEach((kind, count) -> events.merge(kind, count, Math::max));
    }
    return events;
  }

  private static List<MetricReport> measurements(List<Report> reports) throws ReportException {
    Map<String, MetricReport> metrics = new LinkedHashMap<>();
    for (Report report : reports) {
      for (MetricReport metric : report.measurements()) {
        String name = metric.info().name();
        MetricReport known = metrics.putIfAbsent(name, metric);
        if (known == null) {
          continue;
        }
        if (!known.summary().equals(metric.summary())) {
          throw new ReportException(
              "The reports contradict each other: "
                  + name
                  + " was measured twice, and differently. Leave one of them out.");
        }
        if (known.values().size() < metric.values().size()) {
          metrics.put(name, metric);
        }
      }
    }
    return List.copyOf(metrics.values());
  }

  /** What makes two defects one. */
  private record Identity(
      String type, String detector, String metric, long start, long end, String severity) {

    static Identity of(Defect defect) {
      return new Identity(
          defect.type(),
          defect.detector(),
          defect.metric(),
          defect.range().start().micros(),
          defect.range().end().micros(),
          defect.severity().name());
    }
  }

  private record Found(Defect defect, List<Still> stills) {}

  private static List<Defect> defects(List<Report> reports, Map<Long, List<Still>> stills) {
    Map<Identity, Found> found = new LinkedHashMap<>();
    for (Report report : reports) {
      for (Defect defect : report.defects()) {
        Found one = new Found(defect, report.stills().getOrDefault(defect.id(), List.of()));
        found.merge(Identity.of(defect), one, ReportMerge::rather);
      }
    }
    List<Found> all = new ArrayList<>(found.values());
    all.sort(Comparator.comparing(one -> one.defect().range().start()));
    List<Defect> defects = new ArrayList<>();
    for (Found one : all) {
      long id = defects.size() + 1L;
      defects.add(one.defect().identifiedAs(id, one.defect().disposition()));
      if (!one.stills().isEmpty()) {
        stills.put(id, one.stills());
      }
    }
    return defects;
  }

  // What a person said of one of the two is kept.
  private static Found rather(Found a, Found b) {
    Defect judged =
        a.defect().disposition().by().isEmpty() && !b.defect().disposition().by().isEmpty()
            ? b.defect()
            : a.defect();
    return new Found(judged, a.stills().isEmpty() ? b.stills() : a.stills());
  }
}
