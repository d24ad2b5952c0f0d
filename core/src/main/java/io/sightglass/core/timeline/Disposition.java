package io.sightglass.core.timeline;

import java.time.Instant;
import java.util.Optional;

/**
 * A person's judgement of a defect.
 *
 * @param verdict what it is
 * @param by who said so; empty while open
 * @param note in their words; may be empty
 * @param assignee who is to see to it; may be empty
 * @param at when it was said, where that is known
 */
public record Disposition(
    Verdict verdict, String by, String note, String assignee, Optional<Instant> at) {

  public static final Disposition OPEN = new Disposition(Verdict.OPEN, "", "");

  /** A judgement of which no more is known. */
  public Disposition(Verdict verdict, String by, String note) {
    this(verdict, by, note, "", Optional.empty());
  }

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
