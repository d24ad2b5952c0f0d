package io.sightglass.core.pipeline;

/**
 * A detector that did not analyse the programme, or not all of it: its silence means nothing.
 *
 * @param detector id
 * @param cause kind of reason
 * @param reason a sentence for the user
 */
public record NotRun(String detector, Cause cause, String reason) {

  /** Why. */
  public enum Cause {
    /** The profile has rules for it, and it is not there. */
    NOT_INSTALLED,
    /** The user chose others, or all its rules are switched off. */
    NOT_SELECTED,
    /** The programme has no picture, or no sound, to analyse. */
    NOT_APPLICABLE,
    /** It threw. */
    FAILED
  }

  /** True where the user asked for something that was not done. */
  public boolean leavesGap() {
    return cause == Cause.NOT_INSTALLED || cause == Cause.FAILED;
  }
}
