package io.sightglass.core.report.view;

import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.timeline.Gap;
import java.util.ArrayList;
import java.util.List;

/** What a reader must know before anything else: why the report is not the whole truth. */
public final class Notices {

  private static final int MOST_GAPS = 20;

  private Notices() {}

  public static List<String> of(Report report) {
    List<String> notices = new ArrayList<>();
    if (!report.partial()) {
      return notices;
    }
    if (!report.message().isEmpty()) {
      notices.add(
          report.message() + " Analysed up to " + Words.clock(report.analysedTo().micros()) + ".");
    }
    for (NotRun detector : report.detectorsNotRun()) {
      if (detector.leavesGap()) {
        notices.add(
            "Detector "
                + detector.detector()
                + " did not analyse this programme: "
                + detector.reason());
      }
    }
    report.gaps().stream().limit(MOST_GAPS).map(Notices::gap).forEach(notices::add);
    if (report.gaps().size() > MOST_GAPS) {
      notices.add(
          Words.count(report.gaps().size() - MOST_GAPS)
              + " more stretches were not analysed; the JSON report lists them.");
    }
    if (notices.isEmpty()) {
      notices.add("No detector analysed the whole of this programme.");
    }
    return notices;
  }

  private static String gap(Gap gap) {
    return "Not analysed from "
        + Words.clock(gap.range().start().micros())
        + " to "
        + Words.clock(gap.range().end().micros())
        + ": "
        + gap.reason();
  }
}
