package io.sightglass.core.profile;

import java.util.Optional;

/**
 * When a programme fails: at so many defects, or where defects last for such a share of it. A type
 * that has rules of its own is judged by them alone, not by the profile's fail severity; a rule
 * without a type looks at all types together, besides all others.
 *
 * @param type the defects' type, or empty for all
 * @param severity defects below this are of no account
 * @param count fails at so many; 0 where the count is of no account
 * @param sharePercent fails where they last so long, in percent of what was analysed; 0 where the
 *     share is of no account
 */
public record VerdictRule(
    Optional<String> type, Severity severity, long count, double sharePercent) {

  public VerdictRule {
    if (count < 0 || !(sharePercent >= 0) || count == 0 && sharePercent == 0) {
      throw new IllegalArgumentException("fails at " + count + " or " + sharePercent + " %");
    }
  }
}
