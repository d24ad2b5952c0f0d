package io.sightglass.core.publish;

import java.io.IOException;

/** A bundle that could not be put in its place. The message is a sentence for the user. */
public final class PublishException extends IOException {

  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** Why, told apart by what helps. */
  public enum Reason {
    /** No way to the service, or it does not answer. */
    NO_NETWORK(true),
    /** The service answers that it can't just now. */
    BUSY(true),
    /** Nobody said who we are, or the secret is wrong. */
    CREDENTIALS(false),
    /** The service knows us and does not let us write there. */
    NO_PERMISSION(false),
    /** There is no such bucket. */
    NO_BUCKET(false),
    /** This machine's clock is off by more than signatures bear. */
    CLOCK_SKEW(false),
    /** Another result stands under the same key. */
    CONFLICT(false),
    /** The service refuses for another reason. */
    REFUSED(false),
    /** The bundle on this machine is not what was put into the spool. */
    DAMAGED(false);

    private final boolean passes;

    Reason(boolean passes) {
      this.passes = passes;
    }

    /** True where trying again later helps; else somebody has to do something first. */
    public boolean passes() {
      return passes;
    }
  }

  public PublishException(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public PublishException(Reason reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
