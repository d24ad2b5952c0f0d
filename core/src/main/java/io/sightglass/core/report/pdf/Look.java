package io.sightglass.core.report.pdf;

/** How text looks; sizes in points. */
record Look(float size, boolean bold, Ink colour) {

  static final Look BODY = new Look(8, false, Ink.BLACK);
  static final Look STRONG = new Look(8, true, Ink.BLACK);
  static final Look SMALL = new Look(6.8f, false, Ink.QUIET);
  static final Look HEAD = new Look(11, true, Ink.BLACK);
  static final Look TITLE = new Look(15, true, Ink.BLACK);

  Look in(Ink other) {
    return new Look(size, bold, other);
  }
}
