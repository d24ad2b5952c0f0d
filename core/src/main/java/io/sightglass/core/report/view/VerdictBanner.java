package io.sightglass.core.report.view;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.text.Words;

/**
 * The verdict in words.
 *
 * @param style style class
 * @param word one word
 * @param sentence why
 */
public record VerdictBanner(String style, String word, String sentence) {

  public static VerdictBanner of(Report report) {
    return switch (report.verdict()) {
      case PASS -> new VerdictBanner("pass", "Pass", passed(report));
      case FAIL -> new VerdictBanner("fail", "Fail", failed(report));
      case INCOMPLETE -> new VerdictBanner("incomplete", "Incomplete", incomplete(report));
    };
  }

  private static String passed(Report report) {
    return report.defects().isEmpty()
        ? "All was analysed, and no defects were found."
        : "All was analysed: "
            + defects(report.defects().size())
            + ", none that fails the programme.";
  }

  private static String failed(Report report) {
    return String.join(" ", report.judgement().reasons())
        + (report.partial() ? " Not everything was analysed: there may be more." : "");
  }

  private static String incomplete(Report report) {
    if (report.detectorsRun().isEmpty()) {
      return "No detector analysed the whole of this programme: nothing can be said of it.";
    }
    String found =
        report.defects().isEmpty()
            ? "in what was, no defects were found."
            : "in what was, there are "
                + defects(report.defects().size())
                + ", none that fails the programme.";
    return "Not everything was analysed; " + found;
  }

  private static String defects(int count) {
    return Words.count(count, "defect", "defects");
  }
}
