package io.sightglass.core.alert;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts of one session, from what it finds to whom it is told: the parts of this package put
 * together.
 */
public final class WatchedAlerts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedAlerts.class);

  private final AlertOutbox outbox;
  private final RaisedAlerts raised;
  private final AlertWatch watch;

  /**
   * @param source what is watched
   * @param shown hears of each notification as it is found, on the session's threads
   * @throws IOException with a sentence, where nothing can be kept on the disk
   */
  public WatchedAlerts(
      String source,
      AlertSetup setup,
      AlertOutbox.Listener delivery,
      java.util.function.Consumer<Alert> shown)
      throws IOException {
    this.raised = new RaisedAlerts(RaisedAlerts.userFolder());
    this.outbox =
        new AlertOutbox(
            AlertOutbox.userFolder(),
            setup.channels(),
            delivery,
            Clock.systemUTC(),
            RandomGenerator.getDefault());
    this.watch =
        new AlertWatch(
            source,
            setup.rules(),
            Clock.systemUTC(),
            alert -> {
              take(alert);
              shown.accept(alert);
            },
            raised::acknowledged);
  }

  private void take(Alert alert) {
    raised.note(alert);
    try {
      outbox.post(alert);
    } catch (IOException e) {
      LOG.warn("The notification {} is not on the disk", alert.id(), e);
    }
  }

  /** A listener of the session. */
  public AlertWatch watch() {
    return watch;
  }

  public RaisedAlerts raised() {
    return raised;
  }

  /**
   * Waits until all was delivered, but not longer than {@code most}.
   *
   * @return notifications that are left on the disk
   */
  public int settle(Duration most) throws InterruptedException {
    return outbox.settle(most);
  }

  @Override
  public void close() {
    outbox.close();
  }
}
