package io.sightglass.cli;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.Verdict;
import java.util.List;

/** What the program tells its caller. */
final class ExitCode {

  /** Analysed, within the profile. */
  static final int OK = 0;

  /** The program failed. */
  static final int FAILED = 1;

  /** Wrong usage. */
  static final int USAGE = 2;

  /** Analysed; there are defects that fail the programme by the profile. */
  static final int DEFECTS = 3;

  /** The input could not be opened. */
  static final int NOT_OPENED = 4;

  /** Analysed in part only. */
  static final int PARTIAL = 5;

  /** From the best to the worst. */
  private static final List<Integer> ORDER = List.of(OK, DEFECTS, PARTIAL, NOT_OPENED, FAILED);

  private ExitCode() {}

  /** That of an analysis that came to {@code report}. */
  static int of(Report report) {
    return report.partial() ? PARTIAL : report.verdict() == Verdict.FAIL ? DEFECTS : OK;
  }

  /** The worse of two. */
  static int worse(int a, int b) {
    return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
  }
}
