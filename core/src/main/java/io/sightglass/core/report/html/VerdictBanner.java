package io.sightglass.core.report.html;

import io.sightglass.core.report.Report;

/**
 * The verdict in words.
 *
 * @param style style class
 * @param word one word
 * @param sentence why
 */
record VerdictBanner(String style, String word, String sentence) {

  static VerdictBanner of(Report report) {
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
            + ", none that is "
            + limit(report)
            + " and stands.";
  }

  private static String failed(Report report) {
    long failing = report.defects().stream().filter(report::fails).count();
    return defects(report.defects().size())
        + ", "
        + Words.count(failing)
        + " of "
        + (report.defects().size() == 1 ? "it " : "them ")
        + limit(report)
        + (report.partial() ? ". Not everything was analysed: there may be more." : ".");
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
                + ", none that is "
                + limit(report)
                + " and stands.";
    return "Not everything was analysed; " + found;
  }

  private static String defects(int count) {
    return Words.count(count, "defect", "defects");
  }

  private static String limit(Report report) {
    return Words.lower(report.profile().failSeverity()) + " or worse";
  }
}
