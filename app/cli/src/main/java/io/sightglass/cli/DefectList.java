package io.sightglass.cli;

import io.sightglass.core.report.Report;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.TransportDamage;
import java.io.PrintStream;
import java.util.Locale;

/** Prints the defects of a report, a line each, and what they come to. */
final class DefectList {

  private final PrintStream out;

  DefectList(PrintStream out) {
    this.out = out;
  }

  void print(Report report) {
    int type = report.defects().stream().mapToInt(defect -> defect.type().length()).max().orElse(0);
    TransportDamage transport = TransportDamage.of(report.defects());
    for (Defect defect : report.defects()) {
      out.println(line(defect, type, report.stream().selectedVideo().isPresent()));
      transport.broken(defect).ifPresent(broken -> out.println("    " + broken.words()));
    }
    int count = report.defects().size();
    String defects = count == 0 ? "no defects" : count == 1 ? "1 defect" : count + " defects";
    out.println(
        switch (report.verdict()) {
          case PASS -> "pass: " + defects + within(count);
          case FAIL -> "fail: " + defects;
          case INCOMPLETE -> "incomplete: " + defects + " in what was analysed";
        });
  }

  private static String within(int count) {
    return count == 0 ? "" : ", none that fails the programme";
  }

  private static String line(Defect defect, int typeWidth, boolean frames) {
    return String.format(
            Locale.ROOT,
            "%s  %s  %-" + Math.max(1, typeWidth) + "s  %-7s  %s%s",
            TimeText.of(defect.range().start()),
            TimeText.of(defect.range().end()),
            defect.type(),
            defect.severity().name().toLowerCase(Locale.ROOT),
            frames
                ? String.format(
                    Locale.ROOT, "frames %d-%d  ", defect.firstFrame(), defect.endFrame() - 1)
                : "",
            defect.metric().isEmpty()
                ? ""
                : String.format(
                    Locale.ROOT,
                    "%s %.4g (threshold %.4g)",
                    defect.metric(),
                    defect.peak(),
                    defect.threshold()))
        .stripTrailing();
  }
}
