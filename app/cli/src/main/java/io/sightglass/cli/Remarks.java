package io.sightglass.cli;

import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.report.Report;
import io.sightglass.core.timeline.Gap;
import java.io.PrintStream;

/** Says what a reader of the result must know: what was not analysed, and why. */
final class Remarks {

  private final PrintStream err;

  Remarks(PrintStream err) {
    this.err = err;
  }

  void print(Report report) {
    report.judgement().reasons().forEach(err::println);
    if (!report.message().isEmpty()) {
      err.println(report.message());
    }
    if (report.detectorsRun().isEmpty()) {
      err.println("No detector analysed this programme.");
    }
    for (Gap gap : report.gaps()) {
      err.println(
          "Not analysed from "
              + TimeText.of(gap.range().start())
              + " to "
              + TimeText.of(gap.range().end())
              + ": "
              + gap.reason());
    }
    for (NotRun detector : report.detectorsNotRun()) {
      if (detector.cause() != NotRun.Cause.NOT_SELECTED) {
        err.println("Detector " + detector.detector() + " did not run: " + detector.reason());
      }
    }
  }
}
