package io.sightglass.core.report.view;

import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.Still;
import io.sightglass.core.report.text.ProgrammeTimecode;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.core.timeline.TransportDamage;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A line of the table of defects; empty texts where there is nothing to say. */
public record DefectRow(
    int number,
    String type,
    String severity,
    boolean fails,
    String start,
    String end,
    String startSeconds,
    String endSeconds,
    String duration,
    String frames,
    String frameCount,
    String detector,
    String metric,
    String peak,
    String threshold,
    String disposition,
    String by,
    String note,
    boolean open,
    String joined,
    List<StillView> stills) {

  /** A picture of the defect, in the page itself. */
  public record StillView(String moment, String label, int width, int height, String data) {}

  /** Makes the rows of one report. */
  public static final class Maker {

    private final Report report;
    private final ProgrammeTimecode timecode;
    private final boolean pictures;
    private final TransportDamage transport;
    private final Map<String, String> units = new HashMap<>();

    public Maker(Report report) {
      this.report = report;
      this.timecode = ProgrammeTimecode.of(report.stream(), 0);
      this.transport = TransportDamage.of(report.defects());
      this.pictures = report.stream().selectedVideo().isPresent();
      for (MetricReport metric : report.measurements()) {
        units.put(metric.info().name(), metric.info().unit());
      }
    }

    public DefectRow row(int number, Defect defect) {
      boolean person = defect.detector().equals(Defect.PERSON);
      String unit = units.getOrDefault(defect.metric(), "");
      boolean measured = !defect.metric().isEmpty();
      Disposition disposition = defect.disposition();
      return new DefectRow(
          number,
          defect.type(),
          Words.lower(defect.severity()),
          report.fails(defect),
          label(defect.firstFrame(), defect.range().start().micros()),
          label(defect.endFrame(), defect.range().end().micros()),
          Words.seconds(defect.range().start().micros()),
          Words.seconds(defect.range().end().micros()),
          Words.seconds(defect.range().micros()),
          pictures ? frames(defect) : "",
          pictures ? Words.count(defect.endFrame() - defect.firstFrame(), "frame", "frames") : "",
          person ? "marked by a person" : (defect.detector() + " " + defect.detectorVersion()),
          defect.metric(),
          measured ? Words.number(defect.peak(), unit) : "",
          measured ? side(defect) + Words.number(defect.threshold(), unit) : "",
          Words.lower(disposition.verdict()),
          disposition.by(),
          disposition.note(),
          defect.open(),
          joined(defect),
          report.stills().getOrDefault(defect.id(), List.of()).stream().map(this::still).toList());
    }

    // What an error of the transport stream broke, or the errors that broke this.
    private String joined(Defect defect) {
      List<Defect> causes = transport.causes(defect);
      if (!causes.isEmpty()) {
        Defect cause = causes.getFirst();
        return "after the "
            + cause.type()
            + " at "
            + label(cause.firstFrame(), cause.range().start().micros());
      }
      return transport.broken(defect).map(TransportDamage.Broken::words).orElse("");
    }

    private StillView still(Still still) {
      return new StillView(
          switch (still.moment()) {
            case BEFORE -> "before";
            case AT -> "in it";
            case AFTER -> "after";
          },
          label(still.frame(), still.time().micros()),
          still.width(),
          still.height(),
          Base64.getEncoder().encodeToString(still.jpeg()));
    }

    private String label(long frame, long micros) {
      return pictures ? timecode.at(frame).toString() : Words.clock(micros);
    }

    private static String frames(Defect defect) {
      long last = Math.max(defect.firstFrame(), defect.endFrame() - 1);
      return defect.firstFrame() + " – " + last;
    }

    private String side(Defect defect) {
      return report.profile().rules().stream()
          .filter(rule -> rule.type().equals(defect.type()))
          .map(DefectRule::condition)
          .filter(condition -> condition.metric().equals(defect.metric()))
          .findFirst()
          .map(Maker::sign)
          .orElse("");
    }

    public static String sign(Condition condition) {
      return switch (condition.comparison()) {
        case AT_LEAST -> "≥ ";
        case AT_MOST -> "≤ ";
      };
    }
  }
}
