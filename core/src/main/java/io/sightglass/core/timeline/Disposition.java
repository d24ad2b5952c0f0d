package io.sightglass.core.timeline;

/**
 * A person's judgement of a defect.
 *
 * @param verdict what it is
 * @param by who said so; empty while open
 * @param note in their words; may be empty
 */
public record Disposition(Verdict verdict, String by, String note) {

  public static final Disposition OPEN = new Disposition(Verdict.OPEN, "", "");

  /** The possible judgements. */
  public enum Verdict {
    OPEN,
    CONFIRMED,
    FALSE_POSITIVE,
    CREATIVE_INTENT,
    KNOWN_SLATE,
    FIXED
  }
}
