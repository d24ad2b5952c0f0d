package io.sightglass.core.review;

import java.io.IOException;

/** A review that can't be kept, read or changed so; the message is a sentence for the user. */
public final class ReviewException extends IOException {

  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** Why, told apart by what helps. */
  public enum Reason {
    /** The reviews can be looked at and not written. */
    READ_ONLY,
    /** The disk has no room. */
    FULL,
    /** A newer version of the program wrote them. */
    NEWER,
    /** What is there is no database of reviews, or a broken one. */
    DAMAGED,
    /** Another program holds them. */
    BUSY,
    /** The disk or the folder is not there. */
    UNAVAILABLE,
    /** A file that is no review, or one of another programme. */
    NOT_A_REVIEW,
    /** The edit makes no sense. */
    REFUSED
  }

  public ReviewException(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public ReviewException(Reason reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
