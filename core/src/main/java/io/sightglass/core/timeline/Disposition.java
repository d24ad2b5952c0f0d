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

  /** True where a person has cleared the defect: it no longer fails a programme. */
  public boolean clears() {
    return switch (verdict) {
      case OPEN, CONFIRMED -> false;
      case FALSE_POSITIVE, CREATIVE_INTENT, KNOWN_SLATE, FIXED -> true;
    };
  }

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
