package io.sightglass.core.report;

/** What a report comes to. */
public enum Verdict {
  /** All was analysed; no verdict rule of the profile is broken. */
  PASS,
  /** At least one is, by defects that no person has cleared. */
  FAIL,
  /** None is, but not all was analysed. */
  INCOMPLETE
}
