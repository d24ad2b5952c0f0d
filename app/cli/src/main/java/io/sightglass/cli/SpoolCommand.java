package io.sightglass.cli;

import io.sightglass.core.publish.Spool;
import io.sightglass.core.publish.SpoolEntry;
import io.sightglass.core.publish.SpoolSender;
import io.sightglass.core.publish.s3.S3Publisher;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and empties the spool of reports that wait to be published. */
@Command(
    name = "spool",
    description = "Lists the reports that wait to be published; sends or drops them.",
    mixinStandardHelpOptions = true)
final class SpoolCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  SpoolCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Without a word: the list. */
  @Override
  public Integer call() throws IOException {
    Spool spool = new Spool(Spool.userFolder());
    List<SpoolEntry> entries = spool.entries();
    if (entries.isEmpty()) {
      out.println("No report waits to be published.");
    }
    for (SpoolEntry entry : entries) {
      out.printf(
          Locale.ROOT,
          "%s  %8.1f kB  %s  to %s%n",
          entry.id(),
          entry.bundle().bytes() / 1e3,
          entry.source(),
          entry.target().address(entry.target().key(entry.bundle().identity().name())));
      if (!entry.message().isEmpty()) {
        out.println(
            "    "
                + entry.message()
                + (entry.waits() ? " Tried again from " + entry.due() + "." : ""));
      }
    }
    return ExitCode.OK;
  }

  @Command(
      name = "send",
      description = "Tries to send all that wait, those too that failed for good.",
      mixinStandardHelpOptions = true)
  int send(
      @Option(
              names = "--due",
              description = "Only those whose time has come: for a timer that calls this.")
          boolean due)
      throws IOException {
    Spool spool = new Spool(Spool.userFolder());
    int left =
        new SpoolSender(spool, new S3Publisher(), Clock.systemUTC())
            .send(!due, Publishing.listener(err));
    if (left > 0) {
      err.println(left == 1 ? "1 report is left." : left + " reports are left.");
    }
    return left > 0 ? ExitCode.PARTIAL : ExitCode.OK;
  }

  @Command(
      name = "drop",
      description = "Takes a report out of the spool, unsent.",
      mixinStandardHelpOptions = true)
  int drop(@Parameters(paramLabel = "ID", description = "As the list shows it.") String id)
      throws IOException {
    if (new Spool(Spool.userFolder()).drop(id)) {
      return ExitCode.OK;
    }
    err.println("There is no report '" + id + "' in the spool; 'sightglass spool' lists them.");
    return ExitCode.USAGE;
  }
}
