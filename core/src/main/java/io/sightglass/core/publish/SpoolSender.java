package io.sightglass.core.publish;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/** Sends what is due in a spool. One thread at a time. */
public final class SpoolSender {

  private final Spool spool;
  private final ReportPublisher publisher;
  private final Clock clock;

  /** Hears what becomes of each entry. */
  public interface Listener {

    default void sent(SpoolEntry entry, Publication publication) {}

    /**
     * @param entry as it was before this attempt
     */
    default void failed(SpoolEntry entry, PublishException failure) {}
  }

  public SpoolSender(Spool spool, ReportPublisher publisher, Clock clock) {
    this.spool = spool;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Tries each entry once that is due, or all where {@code force}: those too that need somebody.
   *
   * @return entries that are left
   */
  public int send(boolean force, Listener listener) throws IOException {
    spool.sweep();
    Instant now = clock.instant();
    for (SpoolEntry entry : spool.entries()) {
      if (force || (entry.waits() && !entry.due().isAfter(now))) {
        try {
          spool.send(entry.id(), publisher).ifPresent(done -> listener.sent(entry, done));
        } catch (PublishException e) {
          listener.failed(entry, e);
        }
      }
    }
    return spool.entries().size();
  }
}
