package io.sightglass.core.alert;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.time.TimeRange;
import java.time.Instant;

/**
 * One notification.
 *
 * @param id names the state or the event; all notifications of one state have the same
 * @param kind what it says of it
 * @param at when it was found out
 * @param source the programme's address, without secrets
 * @param type the defects' type, or {@link #STREAM_LOSS}, {@link #BEHIND}, {@link #ANALYSIS}
 * @param severity the worst so far
 * @param message the same as a sentence for people
 * @param range programme time, as far as it is known
 * @param firstFrame number of the first picture it touches
 * @param count defects that belong to it by now
 * @param suppressed notifications that the rate limit kept back since the one before
 */
public record Alert(
    String id,
    Kind kind,
    Instant at,
    String source,
    String type,
    Severity severity,
    String message,
    TimeRange range,
    long firstFrame,
    long count,
    long suppressed) {

  /** The type of a stream that went away. */
  public static final String STREAM_LOSS = "stream-loss";

  /** The type of an analysis that does not keep up. */
  public static final String BEHIND = "analysis-behind";

  /** The type of what befell the analysis as a whole. */
  public static final String ANALYSIS = "analysis";

  /** What a notification says. */
  public enum Kind {
    /** A state began that lasts. */
    RAISED,
    /** It lasts still, and nobody has acknowledged it. */
    REMINDER,
    /** It is over. */
    CLEARED,
    /** Something happened, and was over when it was found. */
    EVENT
  }
}
