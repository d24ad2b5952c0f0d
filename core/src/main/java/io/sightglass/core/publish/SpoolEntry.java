package io.sightglass.core.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * A bundle that waits in the spool.
 *
 * @param id unique in the spool, in order of arrival
 * @param bundle the bundle
 * @param target where it goes
 * @param source what was analysed, for people
 * @param added when it was put in
 * @param attempts how often it was tried
 * @param due when it is tried next
 * @param reason why the last attempt failed; empty where there was none
 * @param message the same as a sentence; may be empty
 */
public record SpoolEntry(
    String id,
    Bundle bundle,
    PublishTarget target,
    String source,
    Instant added,
    int attempts,
    Instant due,
    Optional<PublishException.Reason> reason,
    String message) {

  /** True where it is tried again by itself; else somebody has to do something first. */
  public boolean waits() {
    return reason.isEmpty() || reason.get().passes();
  }

  SpoolEntry failed(PublishException failure, Instant next) {
    return new SpoolEntry(
        id,
        bundle,
        target,
        source,
        added,
        attempts + 1,
        next,
        Optional.of(failure.reason()),
        String.valueOf(failure.getMessage()));
  }
}
