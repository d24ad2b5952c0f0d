package io.sightglass.core.source;

import io.sightglass.core.media.PublicAddress;
import java.io.IOException;

/**
 * A source could not be opened or read. The message is a sentence for the user: what, where, what
 * to do.
 */
public final class MediaException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String sentence;

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

  /**
   * @param message a sentence for the user; secrets of addresses in it are hidden
   */
  public MediaException(Reason reason, String message) {
    super(PublicAddress.in(message));
    this.reason = reason;
    this.sentence = PublicAddress.in(message);
  }

  public Reason reason() {
    return reason;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
