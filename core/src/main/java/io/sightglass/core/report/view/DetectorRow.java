package io.sightglass.core.report.view;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.timeline.Defect;
import java.util.ArrayList;
import java.util.List;

/** Whether a detector looked, and what it found. */
public record DetectorRow(String id, String title, String style, String state, String detail) {

  public static List<DetectorRow> of(Report report) {
    List<DetectorRow> rows = new ArrayList<>();
    for (DetectorInfo info : report.detectorsRun()) {
      long found = report.defects().stream().filter(defect -> by(info, defect)).count();
      rows.add(
          new DetectorRow(
              info.id() + " " + info.version(),
              info.title(),
              "ran",
              "analysed",
              found(report, info, found)));
    }
    for (NotRun detector : report.detectorsNotRun()) {
      rows.add(
          new DetectorRow(
              detector.detector(),
              Words.lower(detector.cause()),
              detector.leavesGap() ? "failed" : "rested",
              "not analysed",
              detector.reason()));
    }
    return rows;
  }

  private static String found(Report report, DetectorInfo info, long found) {
    if (found > 0) {
      return Words.count(found, "defect", "defects");
    }
    return report.profile().detectors().contains(info.id())
        ? "no defects"
        : "measured only: the profile has no rule for it";
  }

  private static boolean by(DetectorInfo info, Defect defect) {
    return defect.detector().equals(info.id());
  }
}
