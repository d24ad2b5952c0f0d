package io.sightglass.cli;

import io.sightglass.core.alert.Alert;
import io.sightglass.core.alert.AlertChannel;
import io.sightglass.core.alert.AlertException;
import io.sightglass.core.alert.AlertOutbox;
import io.sightglass.core.alert.AlertSetup;
import io.sightglass.core.alert.AlertSetupReader;
import io.sightglass.core.alert.WatchedAlerts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Who is told what an analysis finds, while it runs. */
final class AlertOptions {

  @Option(
      names = "--alerts",
      paramLabel = "FILE",
      description =
          "Tell by webhook and e-mail what lasts and what happens, as this JSON file says"
              + " (default: the variable SIGHTGLASS_ALERTS).")
  private @Nullable Path file;

  @Option(
      names = "--alert-webhook",
      paramLabel = "URL",
      description =
          "Tell it by POST to this address, with the usual rules; signed where"
              + " SIGHTGLASS_WEBHOOK_SECRET is set.")
  private @Nullable String webhook;

  /**
   * What was asked for, or else what the environment says.
   *
   * @throws IOException with a sentence for the user
   */
  Optional<AlertSetup> setup(CommandSpec command) throws IOException {
    if (webhook != null) {
      if (file != null) {
        throw Usage.wrong(command, "Give --alerts or --alert-webhook; a file may name webhooks.");
      }
      try {
        return Optional.of(new AlertSetupReader().webhook(webhook));
      } catch (IllegalArgumentException e) {
        throw Usage.wrong(command, "--alert-webhook: " + e.getMessage() + ".");
      }
    }
    String told = System.getenv("SIGHTGLASS_ALERTS");
    Path chosen = file != null ? file : told == null || told.isBlank() ? null : Path.of(told);
    if (chosen == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new AlertSetupReader().read(chosen));
    } catch (IOException e) {
      throw Usage.wrong(command, String.valueOf(e.getMessage()));
    }
  }

  /** The alerts of an analysis of {@code input}; to be closed after its end. */
  Optional<WatchedAlerts> begin(CommandSpec command, String input, PrintStream err)
      throws IOException {
    Optional<AlertSetup> setup = setup(command);
    if (setup.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new WatchedAlerts(input, setup.get(), delivery(err), alert -> {}));
  }

  /** Says the first failure of each notification, and what is given up. */
  static AlertOutbox.Listener delivery(PrintStream err) {
    return new AlertOutbox.Listener() {
      @Override
      public void failed(AlertChannel channel, Alert alert, AlertException why, int attempt) {
        if (attempt == 1 || why.reason() == AlertException.Reason.REFUSED) {
          err.println("Alert " + alert.id() + ": " + why.getMessage());
        }
      }
    };
  }
}
