package io.sightglass.core.source;

import java.io.IOException;

/**
 * A source could not be opened or read. The message is a sentence for the user: what, where, what
 * to do.
 */
public final class MediaException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why. */
  public enum Reason {
    NOT_FOUND,
    NOT_A_FILE,
    EMPTY,
    NOT_MEDIA,
    DAMAGED,
    UNSUPPORTED,
    REFUSED,
    TIMEOUT,
    INTERRUPTED,
    IO
  }

  public MediaException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
