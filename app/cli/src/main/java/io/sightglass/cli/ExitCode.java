package io.sightglass.cli;

/** What the program tells its caller. */
final class ExitCode {

  /** Analysed, within the profile. */
  static final int OK = 0;

  /** The program failed. */
  static final int FAILED = 1;

  /** Wrong usage. */
  static final int USAGE = 2;

  /** Analysed; there are defects at or above the profile's fail severity. */
  static final int DEFECTS = 3;

  /** The input could not be opened. */
  static final int NOT_OPENED = 4;

  /** Analysed in part only. */
  static final int PARTIAL = 5;

  private ExitCode() {}
}
