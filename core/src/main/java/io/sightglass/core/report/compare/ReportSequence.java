package io.sightglass.core.report.compare;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.report.Judgement;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.MetricValues;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportAnalysis;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.Still;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Gap;
import io.sightglass.core.timeline.MeasurementStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts reports of one live stream one after another that a process made from time to time, or that
 * one made after another had ended. Each begins when it was made, less what it analysed; what lies
 * between two is a gap. Measurements that sum up, such as integrated loudness, begin anew with
 * each.
 */
public final class ReportSequence {

  /** A report is made a little after what it analysed. */
  private static final long SLACK_MICROS = 2_000_000;

  private final List<Report> reports;
  private final long[] offsets;

  private ReportSequence(List<Report> reports) throws ReportException {
    this.reports = reports.stream().sorted(Comparator.comparing(ReportSequence::begin)).toList();
    this.offsets = offsets(this.reports);
  }

  /**
   * @param reports at least one, full ones
   * @throws ReportException where they are of different streams, not live, overlap, or have no
   *     single values
   */
  public static Report of(List<Report> reports) throws ReportException {
    ReportMerge.check(reports);
    for (Report report : reports) {
      if (!report.stream().live()) {
        throw new ReportException(
            report.stream().uri()
                + " is a recording: only reports of a live stream follow each other.");
      }
      ReportAnalysis.requireValues(report);
    }
    return new ReportSequence(reports).joined();
  }

  private static Instant begin(Report report) {
    return report.created().minus(report.analysedTo().micros(), ChronoUnit.MICROS);
  }

  private static long[] offsets(List<Report> sorted) throws ReportException {
    long[] offsets = new long[sorted.size()];
    Instant origin = begin(sorted.getFirst());
    for (int i = 1; i < offsets.length; i++) {
      long end = offsets[i - 1] + sorted.get(i - 1).analysedTo().micros();
      long offset = ChronoUnit.MICROS.between(origin, begin(sorted.get(i)));
      if (offset < end - SLACK_MICROS) {
        throw new ReportException(
            "Two of these reports are of the same time: merge them without --windows, if their"
                + " detectors differ.");
      }
      offsets[i] = offset <= end + SLACK_MICROS ? end : offset;
    }
    return offsets;
  }

  private Report joined() {
    Report first = reports.getFirst();
    Report last = reports.getLast();
    MediaTime end = new MediaTime(offsets[offsets.length - 1] + last.analysedTo().micros());
    List<Gap> gaps = gaps();
    List<DetectorInfo> run = run();
    List<NotRun> notRun = notRun(run);
    Map<Long, List<Still>> stills = new HashMap<>();
    List<Defect> defects = defects(stills);
    boolean partial =
        !last.message().isEmpty()
            || !gaps.isEmpty()
            || run.isEmpty()
            || notRun.stream().anyMatch(NotRun::leavesGap);
    return new Report(
        last.created(),
        last.tool(),
        first.stream(),
        last.profile(),
        run,
        notRun,
        reports.stream().mapToLong(Report::chunks).sum(),
        reports.stream().mapToLong(Report::frames).sum(),
        end,
        gaps,
        events(),
        partial,
        last.message(),
        measurements(end),
        Judgement.of(last.profile(), defects, Report.analysedMicros(end, gaps), partial),
        defects,
        stills,
        Optional.empty());
  }

  private static TimeRange shifted(TimeRange range, long micros) {
    return new TimeRange(range.start().plus(micros), range.end().plus(micros));
  }

  private List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    long end = 0;
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] > end) {
        gaps.add(
            new Gap(
                new TimeRange(new MediaTime(end), new MediaTime(offsets[i])),
                Gap.Cause.STREAM_LOSS,
                "None of the reports is of this time."));
      }
      for (Gap gap : reports.get(i).gaps()) {
        gaps.add(new Gap(shifted(gap.range(), offsets[i]), gap.cause(), gap.reason()));
      }
      end = offsets[i] + reports.get(i).analysedTo().micros();
    }
    return gaps;
  }

  /** Detectors that ran in each. */
  private List<DetectorInfo> run() {
    List<DetectorInfo> run = new ArrayList<>(reports.getFirst().detectorsRun());
    for (Report report : reports) {
      run.removeIf(
          info -> report.detectorsRun().stream().noneMatch(other -> other.id().equals(info.id())));
    }
    return run;
  }

  private List<NotRun> notRun(List<DetectorInfo> run) {
    Map<String, NotRun> notRun = new TreeMap<>();
    for (Report report : reports) {
      report.detectorsNotRun().forEach(detector -> notRun.put(detector.detector(), detector));
      for (DetectorInfo info : report.detectorsRun()) {
        if (run.stream().noneMatch(other -> other.id().equals(info.id()))) {
          notRun.putIfAbsent(
              info.id(),
              new NotRun(info.id(), NotRun.Cause.FAILED, "It did not run all of the time."));
        }
      }
    }
    run.forEach(info -> notRun.remove(info.id()));
    return List.copyOf(notRun.values());
  }

  private Map<StreamEvent.Kind, Long> events() {
    Map<StreamEvent.Kind, Long> events = new EnumMap<>(StreamEvent.Kind.class);
    for (Report report : reports) {
      report.events().forEach((kind, count) -> events.merge(kind, count, Long::sum));
    }
    return events;
  }

  private List<MetricReport> measurements(MediaTime end) {
    Map<String, MetricInfo> infos = new LinkedHashMap<>();
    for (Report report : reports) {
      report.measurements().forEach(m -> infos.putIfAbsent(m.info().name(), m.info()));
    }
    MeasurementStore store = new MeasurementStore(infos.values());
    for (int i = 0; i < offsets.length; i++) {
      for (MetricReport metric : reports.get(i).measurements()) {
        append(metric, offsets[i], store);
      }
    }
    return store.all().stream()
        .filter(series -> series.size() > 0)
        .map(series -> MetricReport.of(series, end))
        .toList();
  }

  private static void append(MetricReport metric, long offset, MeasurementStore store) {
    MetricValues values = metric.values();
    for (int row = 0; row < values.size(); row++) {
      store.append(
          new Measurement(
              metric.info().name(),
              new MediaTime(values.timeMicros(row) + offset),
              values.durationMicros(row),
              values.value(row)));
    }
  }

  private List<Defect> defects(Map<Long, List<Still>> stills) {
    List<Defect> defects = new ArrayList<>();
    for (int i = 0; i < offsets.length; i++) {
      long offset = offsets[i];
      Report report = reports.get(i);
      long frames = report.stream().frameRate().frameAt(new MediaTime(offset));
      for (Defect defect : report.defects()) {
        long id = defects.size() + 1L;
        defects.add(moved(defect, id, offset, frames, i == offsets.length - 1));
        List<Still> shown = report.stills().getOrDefault(defect.id(), List.of());
        if (!shown.isEmpty()) {
          stills.put(id, shown.stream().map(still -> moved(still, offset, frames)).toList());
        }
      }
    }
    return defects;
  }

  private static Still moved(Still still, long offset, long frames) {
    return new Still(
        still.moment(),
        still.frame() + frames,
        still.time().plus(offset),
        still.width(),
        still.height(),
        still.jpeg());
  }

  private static Defect moved(Defect defect, long id, long offset, long frames, boolean last) {
    return new Defect(
        id,
        defect.type(),
        shifted(defect.range(), offset),
        defect.firstFrame() + frames,
        defect.endFrame() + frames,
        defect.severity(),
        defect.detector(),
        defect.detectorVersion(),
        defect.metric(),
        defect.peak(),
        defect.threshold(),
        last && defect.open(),
        defect.disposition());
  }
}
