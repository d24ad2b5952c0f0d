package io.sightglass.cli;

import io.sightglass.core.alert.Alert;
import io.sightglass.core.alert.AlertChannel;
import io.sightglass.core.alert.AlertException;
import io.sightglass.core.alert.AlertOutbox;
import io.sightglass.core.alert.AlertSetup;
import io.sightglass.core.alert.RaisedAlerts;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.time.TimeRange;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is raised, and what waits to be told. */
@Command(
    name = "alerts",
    description = "Lists the states that running analyses have raised, and what waits to be told.",
    mixinStandardHelpOptions = true)
final class AlertsCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final PrintStream out;
  private final PrintStream err;

  @Spec private @Nullable CommandSpec spec;

  AlertsCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Without a word: the list. */
  @Override
  public Integer call() throws IOException {
    List<RaisedAlerts.Raised> raised = new RaisedAlerts(RaisedAlerts.userFolder()).list();
    for (RaisedAlerts.Raised one : raised) {
      out.println(
          one.alert().id()
              + "  "
              + Words.lower(one.alert().severity())
              + "  since "
              + Words.instant(one.alert().at())
              + "  "
              + one.alert().source()
              + (one.acknowledgedBy().isEmpty()
                  ? ""
                  : "  acknowledged by " + one.acknowledgedBy()));
      out.println("    " + one.alert().message());
    }
    if (raised.isEmpty()) {
      out.println("Nothing is raised.");
    }
    for (AlertOutbox.Waiting waiting : AlertOutbox.waiting(AlertOutbox.userFolder())) {
      out.println(
          "Waits for "
              + waiting.channel()
              + ": "
              + Words.lower(waiting.alert().kind())
              + " "
              + waiting.alert().id());
    }
    return ExitCode.OK;
  }

  @Command(
      name = "ack",
      description = "Acknowledges a raised state: nobody is reminded of it any more.",
      mixinStandardHelpOptions = true)
  int acknowledge(
      @Parameters(paramLabel = "ID", description = "As the list shows it.") String id,
      @Option(names = "--by", paramLabel = "NAME", description = "Who has it in hand.")
          @Nullable String by)
      throws IOException {
    String name = by == null ? System.getProperty("user.name", "") : by;
    if (new RaisedAlerts(RaisedAlerts.userFolder()).acknowledge(id, name)) {
      return ExitCode.OK;
    }
    err.println("Nothing of the name '" + id + "' is raised; 'sightglass alerts' lists what is.");
    return ExitCode.USAGE;
  }

  @Command(
      name = "send",
      description = "Delivers what analyses that have ended left to be told.",
      mixinStandardHelpOptions = true)
  int send(@Mixin AlertOptions options) throws IOException, InterruptedException {
    return deliver(required(options), Optional.empty());
  }

  @Command(
      name = "test",
      description = "Sends a notification that says that it is a test, to see whether it arrives.",
      mixinStandardHelpOptions = true)
  int test(@Mixin AlertOptions options) throws IOException, InterruptedException {
    Alert alert =
        new Alert(
            "test-" + ProcessHandle.current().pid(),
            Alert.Kind.EVENT,
            Instant.now(),
            "sightglass alerts test",
            "test",
            Severity.INFO,
            "This is a test: nothing is wrong.",
            TimeRange.ofSeconds(0, 0),
            0,
            0,
            0);
    return deliver(required(options), Optional.of(alert));
  }

  private AlertSetup required(AlertOptions options) throws IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    return options
        .setup(command)
        .orElseThrow(
            () -> Usage.wrong(command, "Say whom to tell: --alerts FILE or --alert-webhook URL."));
  }

  private int deliver(AlertSetup setup, Optional<Alert> alert)
      throws IOException, InterruptedException {
    AlertOutbox.Listener listener =
        new AlertOutbox.Listener() {
          @Override
          public void delivered(AlertChannel channel, Alert delivered) {
            err.println(channel.title() + " has " + delivered.id() + ".");
          }

          @Override
          public void failed(AlertChannel channel, Alert failed, AlertException why, int attempt) {
            AlertOptions.delivery(err).failed(channel, failed, why, attempt);
          }
        };
    try (AlertOutbox outbox =
        new AlertOutbox(
            AlertOutbox.userFolder(),
            setup.channels(),
            listener,
            Clock.systemUTC(),
            RandomGenerator.getDefault())) {
      if (alert.isPresent()) {
        outbox.post(alert.get());
      }
      int left = outbox.settle(PATIENCE);
      if (left > 0) {
        err.println(left == 1 ? "1 notification waits." : left + " notifications wait.");
      }
      return left > 0 ? ExitCode.PARTIAL : ExitCode.OK;
    }
  }
}
