package io.sightglass.core.alert;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.timeline.Defect;
import java.time.Duration;
import java.util.Set;

/**
 * What is worth a notification, and how many of them.
 *
 * @param least defects below are of no account
 * @param types only these; empty for all
 * @param raiseAfterMicros a state is raised when it has lasted so long
 * @param clearAfterMicros and cleared when it has been gone so long
 * @param mostPerMinute notifications; clearances of what was raised are not counted
 * @param remindAfter time between reminders of what nobody acknowledged; zero for none
 */
public record AlertRules(
    Severity least,
    Set<String> types,
    long raiseAfterMicros,
    long clearAfterMicros,
    int mostPerMinute,
    Duration remindAfter) {

  /** Errors at once; gone for ten seconds is over; twelve a minute. */
  public static final AlertRules DEFAULT =
      new AlertRules(Severity.ERROR, Set.of(), 0, 10_000_000, 12, Duration.ZERO);

  public AlertRules {
    types = Set.copyOf(types);
    if (raiseAfterMicros < 0
        || clearAfterMicros < 0
        || mostPerMinute < 1
        || remindAfter.isNegative()) {
      throw new IllegalArgumentException("times and counts of alerts are not negative");
    }
  }

  boolean concern(Defect defect) {
    return defect.severity().compareTo(least) >= 0
        && (types.isEmpty() || types.contains(defect.type()))
        && !defect.detector().equals(Defect.PERSON)
        && !defect.disposition().clears();
  }
}
