package io.sightglass.cli;

import io.sightglass.core.report.ReportFormats;
import io.sightglass.core.report.ReportWriter;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the formats of reports. */
@Command(
    name = "formats",
    description = "Lists the formats that reports can be written in.",
    mixinStandardHelpOptions = true)
final class ReportFormatsCommand implements Callable<Integer> {

  private final PrintStream out;

  ReportFormatsCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    for (ReportWriter writer : ReportFormats.installed().writers()) {
      out.println(writer.format() + "  " + writer.title() + ", *." + writer.extension());
      out.println("    " + writer.description());
    }
    return ExitCode.OK;
  }
}
