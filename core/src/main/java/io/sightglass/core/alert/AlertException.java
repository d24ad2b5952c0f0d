package io.sightglass.core.alert;

import java.io.IOException;
import java.time.Duration;

/** A notification could not be delivered. The message is a sentence for the user. */
public final class AlertException extends IOException {

  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final Duration notBefore;

  /** What helps. */
  public enum Reason {
    /** Trying again later. */
    PASSES,
    /** Somebody has to put the settings right; nothing is lost meanwhile. */
    SETTINGS,
    /** Nothing: the receiver does not want this notification, and takes others. */
    REFUSED
  }

  public AlertException(Reason reason, String sentence) {
    this(reason, sentence, Duration.ZERO);
  }

  /**
   * @param notBefore how long the receiver wants to be left alone
   */
  public AlertException(Reason reason, String sentence, Duration notBefore) {
    super(sentence);
    this.reason = reason;
    this.notBefore = notBefore;
  }

  public Reason reason() {
    return reason;
  }

  Duration notBefore() {
    return notBefore;
  }
}
