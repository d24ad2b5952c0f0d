package io.sightglass.core.profile;

/** How bad a defect is, in rising order. */
public enum Severity {
  INFO,
  WARNING,
  ERROR,
  FATAL
}
