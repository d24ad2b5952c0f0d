package io.sightglass.desktop.alert;

import io.sightglass.core.alert.Alert;
import io.sightglass.core.alert.AlertOutbox;
import io.sightglass.core.alert.AlertSetup;
import io.sightglass.core.alert.WatchedAlerts;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.source.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alerts of the live stream that the window has open, if any. Any thread. */
public final class LiveAlerts {

  private static final Logger LOG = LoggerFactory.getLogger(LiveAlerts.class);
  private static final Duration SETTLE = Duration.ofSeconds(5);

  private final Supplier<Optional<AlertSetup>> setup;
  private final Consumer<Shown> shown;
  private final Executor background;
  private @Nullable WatchedAlerts watched;

  /**
   * A notification for the screen.
   *
   * @param desktop whether it is shown beside the window, too
   */
  public record Shown(Alert alert, boolean desktop) {}

  /**
   * @param setup what the user has set up; asked anew for each stream
   * @param shown hears of each notification, on the session's threads
   * @param background runs what may take a while
   */
  public LiveAlerts(
      Supplier<Optional<AlertSetup>> setup, Consumer<Shown> shown, Executor background) {
    this.setup = setup;
    this.shown = shown;
    this.background = background;
  }

  /** A stream was opened: returns what is to hear of its session. */
  public synchronized Optional<SessionListener> begin(String uri) {
    watched = null;
    Optional<AlertSetup> chosen = setup.get();
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    boolean desktop = chosen.get().desktop();
    try {
      WatchedAlerts fresh =
          new WatchedAlerts(
              uri,
              chosen.get(),
              new AlertOutbox.Listener() {},
              alert -> shown.accept(new Shown(alert, desktop)));
      watched = fresh;
      return Optional.of(SessionListener.all(List.of(fresh.watch(), closing(fresh))));
    } catch (IOException e) {
      LOG.warn("There are no alerts", e);
      return Optional.empty();
    }
  }

  /** How the connection to the stream stands. */
  public void connection(Connection connection) {
    WatchedAlerts now = watched();
    if (now != null) {
      now.watch().connection(connection);
    }
  }

  private synchronized @Nullable WatchedAlerts watched() {
    return watched;
  }

  /** Somebody at the screen has it in hand. */
  public void acknowledge(String id) {
    WatchedAlerts now = watched();
    if (now != null) {
      try {
        now.raised().acknowledge(id, System.getProperty("user.name", ""));
      } catch (IOException e) {
        LOG.warn("{} cannot be acknowledged", id, e);
      }
    }
  }

  // The last notifications may still be on their way; what is not delivered stays on the disk.
  private SessionListener closing(WatchedAlerts alerts) {
    return new SessionListener() {
      @Override
      public void ended(SessionEnd end) {
        background.execute(() -> settle(alerts));
      }
    };
  }

  private static void settle(WatchedAlerts alerts) {
    try (alerts) {
      alerts.settle(SETTLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
