package io.sightglass.core.report.pdf;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.Verdict;

/** A colour of the page, its parts from 0 to 1: those of the HTML report in print. */
record Ink(float red, float green, float blue) {

  static final Ink BLACK = of(0x000000);
  static final Ink WHITE = of(0xffffff);
  static final Ink QUIET = of(0x444444);
  static final Ink LINE = of(0xbbbbbb);
  static final Ink SOFT = of(0xf3f3f3);
  static final Ink TRACE = of(0x1f5f8b);
  static final Ink TRACE_FILL = of(0xb4ccdb);
  static final Ink GAP = of(0xd5d8db);

  private static final int MASK = 0xff;
  private static final float MOST = 255;

  private static Ink of(int rgb) {
    return new Ink((rgb >> 16 & MASK) / MOST, (rgb >> 8 & MASK) / MOST, (rgb & MASK) / MOST);
  }

  static Ink of(Verdict verdict) {
    return switch (verdict) {
      case PASS -> of(0x13713a);
      case FAIL -> of(0xb3261e);
      case INCOMPLETE -> of(0x8a5a00);
    };
  }

  static Ink of(Severity severity) {
    return switch (severity) {
      case INFO -> of(0x2f6fb3);
      case WARNING -> of(0xb07400);
      case ERROR -> of(0xc62f24);
      case FATAL -> of(0x7d1a6c);
    };
  }

  /** By the style's name in the views: a severity in lower case, or {@code gap}. */
  static Ink of(String style) {
    for (Severity severity : Severity.values()) {
      if (severity.name().equalsIgnoreCase(style)) {
        return of(severity);
      }
    }
    return GAP;
  }

  /** The same behind something else. */
  Ink pale() {
    return new Ink(1 - (1 - red) / 4, 1 - (1 - green) / 4, 1 - (1 - blue) / 4);
  }
}
