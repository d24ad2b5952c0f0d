package io.sightglass.core.report.html;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.SignOff;
import io.sightglass.core.report.text.ProgrammeTimecode;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.report.view.DefectLane;
import io.sightglass.core.report.view.DefectRow;
import io.sightglass.core.report.view.DetectorRow;
import io.sightglass.core.report.view.Fact;
import io.sightglass.core.report.view.MeasurementRow;
import io.sightglass.core.report.view.Notices;
import io.sightglass.core.report.view.RuleRow;
import io.sightglass.core.report.view.StreamFacts;
import io.sightglass.core.report.view.TimeAxis;
import io.sightglass.core.report.view.TypeRow;
import io.sightglass.core.report.view.VerdictBanner;
import io.sightglass.core.timeline.Defect;
import java.util.Iterator;
import java.util.List;

/** All that the template shows; each component is one of its names. */
record ReportPage(
    String styles,
    String name,
    String uri,
    VerdictBanner verdict,
    boolean partial,
    List<String> notices,
    List<Fact> source,
    List<Fact> analysis,
    List<TypeRow> types,
    boolean hasDefects,
    boolean detectorsRan,
    boolean pictures,
    String timecodeStart,
    boolean dropFrame,
    String illustrated,
    boolean signed,
    List<Fact> signature,
    String defectCount,
    Iterable<DefectRow> defects,
    boolean hasGraphs,
    int columns,
    List<TimeAxis.Tick> ticks,
    List<DefectLane> lanes,
    List<MetricGraph> graphs,
    boolean hasLoudness,
    List<Fact> loudness,
    List<DetectorRow> detectors,
    List<MeasurementRow> measurements,
    String profileTitle,
    String failSeverity,
    List<String> verdictRules,
    List<RuleRow> rules,
    boolean hasSettings,
    List<Fact> settings,
    String created,
    String tool) {

  static ReportPage of(Report report, String styles) {
    TimeAxis axis = TimeAxis.of(report);
    ProgrammeTimecode timecode = ProgrammeTimecode.of(report.stream(), 0);
    List<TypeRow> types = TypeRow.of(report);
    List<MetricGraph> graphs = MetricGraph.of(report, axis);
    List<Fact> loudness = MeasurementRow.loudness(report);
    List<Fact> settings = RuleRow.settings(report.profile());
    return new ReportPage(
        styles,
        Words.lastPart(report.stream().uri()),
        report.stream().uri(),
        VerdictBanner.of(report),
        report.partial(),
        Notices.of(report),
        StreamFacts.ofSource(report.stream()),
        StreamFacts.ofAnalysis(report),
        types,
        !report.defects().isEmpty(),
        !report.detectorsRun().isEmpty(),
        report.stream().selectedVideo().isPresent(),
        timecode.start().toString(),
        timecode.dropFrame(),
        illustrated(report),
        report.signOff().isPresent(),
        report.signOff().map(ReportPage::signature).orElse(List.of()),
        Words.count(report.defects().size()),
        () -> rows(report),
        !graphs.isEmpty(),
        TimeAxis.COLUMNS,
        axis.ticks(),
        DefectLane.of(report, axis, types),
        graphs,
        !loudness.isEmpty(),
        loudness,
        DetectorRow.of(report),
        MeasurementRow.of(report),
        report.profile().title(),
        Words.lower(report.profile().failSeverity()),
        RuleRow.verdict(report.profile()),
        RuleRow.of(report.profile()),
        !settings.isEmpty(),
        settings,
        Words.instant(report.created()),
        report.tool().name() + " " + report.tool().version());
  }

  private static String illustrated(Report report) {
    int shown = report.stills().size();
    return shown == 0 || shown >= report.defects().size()
        ? ""
        : "Pictures are shown of the worst " + Words.count(shown) + ".";
  }

  private static List<Fact> signature(SignOff signOff) {
    List<Fact> facts = new java.util.ArrayList<>();
    facts.add(new Fact("Signed by", signOff.by()));
    facts.add(new Fact("At", Words.instant(signOff.at())));
    if (!signOff.note().isEmpty()) {
      facts.add(new Fact("Note", signOff.note()));
    }
    return facts;
  }

  // One row at a time: a hundred thousand of them are never held at once.
  private static Iterator<DefectRow> rows(Report report) {
    DefectRow.Maker maker = new DefectRow.Maker(report);
    Iterator<Defect> defects = report.defects().iterator();
    return new Iterator<>() {
      private int number;

      @Override
      public boolean hasNext() {
        return defects.hasNext();
      }

      @Override
      public DefectRow next() {
        return maker.row(++number, defects.next());
      }
    };
  }
}
