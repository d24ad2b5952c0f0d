package io.sightglass.cli;

import io.sightglass.core.report.batch.BatchItem;
import io.sightglass.core.report.batch.BatchSummary;
import io.sightglass.core.report.text.Words;
import java.io.PrintStream;
import java.util.Locale;

/** Prints a summary, a line a programme, failures first. */
final class BatchList {

  private final PrintStream out;

  BatchList(PrintStream out) {
    this.out = out;
  }

  void print(BatchSummary summary) {
    for (BatchItem item : summary.items()) {
      out.println(
          String.format(
                  Locale.ROOT,
                  "%-10s  %s  %s",
                  Words.lower(item.outcome()),
                  item.input().replaceAll("\\R", " "),
                  String.join(" ", item.sentences()))
              .stripTrailing());
    }
    StringBuilder counts = new StringBuilder();
    for (BatchItem.Outcome outcome : BatchItem.Outcome.values()) {
      long count = summary.count(outcome);
      if (count > 0) {
        counts.append(counts.isEmpty() ? "" : ", ").append(count).append(' ');
        counts.append(Words.lower(outcome));
      }
    }
    out.println(counts.isEmpty() ? "nothing to analyse" : counts.toString());
  }

  /** The worst of what {@link ExitCode} each programme alone would have had. */
  static int exitCode(BatchSummary summary) {
    int worst = ExitCode.OK;
    for (BatchItem item : summary.items()) {
      worst = ExitCode.worse(worst, code(item));
    }
    return worst;
  }

  private static int code(BatchItem item) {
    boolean partial = item.digest().map(BatchItem.Digest::partial).orElse(false);
    return switch (item.outcome()) {
      case ERROR -> ExitCode.FAILED;
      case NOT_OPENED -> ExitCode.NOT_OPENED;
      case INCOMPLETE -> ExitCode.PARTIAL;
      case FAIL -> partial ? ExitCode.PARTIAL : ExitCode.DEFECTS;
      case PASS -> ExitCode.OK;
    };
  }
}
