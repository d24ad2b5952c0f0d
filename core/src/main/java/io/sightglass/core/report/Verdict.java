package io.sightglass.core.report;

/** What a report comes to. */
public enum Verdict {
  /** All was analysed; no defect is as bad as the profile's fail severity. */
  PASS,
  /** At least one defect is, that no person has cleared. */
  FAIL,
  /** None is, but not all was analysed. */
  INCOMPLETE
}
