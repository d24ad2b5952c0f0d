package io.sightglass.core.report.compare;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.Verdict;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.timeline.Defect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a newer report says other than an older one. Defects of one type that overlap are the same
 * defect; of several, those that share most.
 *
 * @param remarks what else differs: programme, profile, detectors, verdict; a sentence each
 * @param fresh defects that only the newer report has
 * @param gone defects that only the older one has
 * @param changed defects that both have, and that differ
 * @param metrics figures that differ in the digits that reports show
 * @param fixes what became of each defect, by the same pairs
 * @param worse the newer one has defects that fail and that the older one has not, or a verdict
 *     that is no longer a pass
 */
public record ReportDiff(
    List<String> remarks,
    List<Defect> fresh,
    List<Defect> gone,
    List<Changed> changed,
    List<Figure> metrics,
    FixCheck fixes,
    boolean worse) {

  /** A defect in both reports, and in what it differs. */
  public record Changed(Defect before, Defect after, List<String> differences) {}

  /** A figure of a metric in both reports; empty where one has none. */
  public record Figure(String metric, String figure, String before, String after) {}

  public static ReportDiff of(Report before, Report after) {
    Matching matching = Matching.of(before.defects(), after.defects());
    List<Changed> changed = new ArrayList<>();
    for (Matching.Pair pair : matching.pairs()) {
      List<String> differences = differences(pair.before(), pair.after());
      if (!differences.isEmpty()) {
        changed.add(new Changed(pair.before(), pair.after(), differences));
      }
    }
    boolean worse =
        matching.fresh().stream().anyMatch(after::fails)
            || before.verdict() == Verdict.PASS && after.verdict() != Verdict.PASS
            || before.verdict() != Verdict.FAIL && after.verdict() == Verdict.FAIL;
    return new ReportDiff(
        remarks(before, after),
        matching.fresh(),
        matching.gone(),
        changed,
        figures(before, after),
        FixCheck.of(matching),
        worse);
  }

  /** True where the reports say the same. */
  public boolean same() {
    return remarks.isEmpty()
        && fresh.isEmpty()
        && gone.isEmpty()
        && changed.isEmpty()
        && metrics.isEmpty();
  }

  private static List<String> differences(Defect before, Defect after) {
    List<String> differences = new ArrayList<>();
    differ("start", time(before, true), time(after, true), differences);
    differ("end", time(before, false), time(after, false), differences);
    differ("severity", Words.lower(before.severity()), Words.lower(after.severity()), differences);
    differ("detector", before.detector(), after.detector(), differences);
    differ("metric", before.metric(), after.metric(), differences);
    differ("peak", Words.number(before.peak()), Words.number(after.peak()), differences);
    differ(
        "threshold",
        Words.number(before.threshold()),
        Words.number(after.threshold()),
        differences);
    differ(
        "judgement",
        Words.lower(before.disposition().verdict()),
        Words.lower(after.disposition().verdict()),
        differences);
    differ("note", before.disposition().note(), after.disposition().note(), differences);
    return differences;
  }

  private static String time(Defect defect, boolean start) {
    return start
        ? Words.clock(defect.range().start().micros()) + " (frame " + defect.firstFrame() + ")"
        : Words.clock(defect.range().end().micros()) + " (frame " + defect.endFrame() + ")";
  }

  private static void differ(String what, String before, String after, List<String> differences) {
    if (!before.equals(after)) {
      differences.add(what + " was " + quoted(before) + ", is " + quoted(after));
    }
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "empty" : text;
  }

  private static List<String> remarks(Report before, Report after) {
    List<String> remarks = new ArrayList<>();
    remark("The programme", before.stream().uri(), after.stream().uri(), remarks);
    remark("The profile", before.profile().title(), after.profile().title(), remarks);
    if (before.profile().title().equals(after.profile().title())
        && !before.profile().equals(after.profile())) {
      remarks.add("The profile of that name has other rules or settings.");
    }
    remark(
        "The program",
        before.tool().name() + " " + before.tool().version(),
        after.tool().name() + " " + after.tool().version(),
        remarks);
    Map<String, String> versions = versions(before);
    Map<String, String> newer = versions(after);
    TreeSet<String> ids = new TreeSet<>(versions.keySet());
    ids.addAll(newer.keySet());
    for (String id : ids) {
      remark(
          "Detector " + id,
          Optional.ofNullable(versions.get(id)).map(ReportDiff::version).orElse("not run"),
          Optional.ofNullable(newer.get(id)).map(ReportDiff::version).orElse("not run"),
          remarks);
    }
    remark(
        "What was analysed",
        Words.clock(before.analysedTo().micros()),
        Words.clock(after.analysedTo().micros()),
        remarks);
    remark("The verdict", Words.lower(before.verdict()), Words.lower(after.verdict()), remarks);
    return remarks;
  }

  private static String version(String version) {
    return version.isEmpty() ? "run elsewhere" : "version " + version;
  }

  private static Map<String, String> versions(Report report) {
    return report.detectorsRun().stream()
        .collect(Collectors.toMap(DetectorInfo::id, DetectorInfo::version, (a, b) -> a));
  }

  private static void remark(String what, String before, String after, List<String> remarks) {
    if (!before.equals(after)) {
      remarks.add(what + " was " + quoted(before) + ", is " + quoted(after) + ".");
    }
  }

  private static List<Figure> figures(Report before, Report after) {
    Map<String, MetricReport> older = new LinkedHashMap<>();
    before.measurements().forEach(metric -> older.put(metric.info().name(), metric));
    Map<String, MetricReport> left = new HashMap<>(older);
    List<Figure> figures = new ArrayList<>();
    for (MetricReport metric : after.measurements()) {
      String name = metric.info().name();
      left.remove(name);
      figures(name, Optional.ofNullable(older.get(name)), Optional.of(metric), figures);
    }
    for (MetricReport metric : older.values()) {
      if (left.containsKey(metric.info().name())) {
        figures(metric.info().name(), Optional.of(metric), Optional.empty(), figures);
      }
    }
    return figures;
  }

  private static void figures(
      String name,
      Optional<MetricReport> before,
      Optional<MetricReport> after,
      List<Figure> figures) {
    figure(
        name,
        "least",
        before.map(m -> m.summary().min()),
        after.map(m -> m.summary().min()),
        figures);
    figure(
        name,
        "greatest",
        before.map(m -> m.summary().max()),
        after.map(m -> m.summary().max()),
        figures);
    figure(
        name,
        "mean",
        before.map(m -> m.summary().mean()),
        after.map(m -> m.summary().mean()),
        figures);
    figure(
        name,
        "last",
        before.map(m -> m.summary().last()),
        after.map(m -> m.summary().last()),
        figures);
  }

  private static void figure(
      String name,
      String figure,
      Optional<Double> before,
      Optional<Double> after,
      List<Figure> figures) {
    String was = before.map(Words::number).orElse("");
    String is = after.map(Words::number).orElse("");
    if (!was.equals(is)) {
      figures.add(new Figure(name, figure, was, is));
    }
  }
}
