package io.sightglass.core.report.marker;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * A defect as editing systems mark it.
 *
 * @param name a word or two and how long it is
 * @param note what was measured and what a person said
 * @param tint how bad it is
 * @param firstFrame first picture it touches, counted from zero
 * @param frames its length, at least one picture
 */
record Marker(String name, String note, Tint tint, long firstFrame, long frames) {

  /** What colours stand for, the same in all formats. */
  enum Tint {
    /** A person cleared it, or it is fixed. */
    CLEARED,
    INFO,
    WARNING,
    ERROR,
    FATAL
  }

  /** One marker a defect, made as they are asked for: a hundred thousand are never held at once. */
  static Iterable<Marker> of(Report report) {
    Map<String, String> units = new HashMap<>();
    for (MetricReport metric : report.measurements()) {
      units.put(metric.info().name(), metric.info().unit());
    }
    return () -> {
      Iterator<Defect> defects = report.defects().iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return defects.hasNext();
        }

        @Override
        public Marker next() {
          return of(defects.next(), units);
        }
      };
    };
  }

  private static Marker of(Defect defect, Map<String, String> units) {
    return new Marker(
        capital(defect.type().replace('-', ' ')) + " " + Words.seconds(defect.range().micros()),
        note(defect, units.getOrDefault(defect.metric(), "")),
        tint(defect),
        Math.max(0, defect.firstFrame()),
        Math.max(1, defect.endFrame() - Math.max(0, defect.firstFrame())));
  }

  private static String capital(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String note(Defect defect, String unit) {
    StringBuilder note = new StringBuilder(Words.lower(defect.severity()));
    if (!defect.metric().isEmpty()) {
      note.append(", ")
          .append(defect.metric())
          .append(' ')
          .append(Words.number(defect.peak(), unit))
          .append(", threshold ")
          .append(Words.number(defect.threshold(), unit));
    }
    Disposition said = defect.disposition();
    if (said.verdict() != Disposition.Verdict.OPEN) {
      note.append(", ").append(Words.lower(said.verdict()));
      if (!said.by().isEmpty()) {
        note.append(" by ").append(said.by());
      }
    }
    if (!said.note().isEmpty()) {
      note.append(": ").append(said.note());
    }
    return note.toString();
  }

  private static Tint tint(Defect defect) {
    return defect.disposition().clears() ? Tint.CLEARED : tint(defect.severity());
  }

  private static Tint tint(Severity severity) {
    return switch (severity) {
      case INFO -> Tint.INFO;
      case WARNING -> Tint.WARNING;
      case ERROR -> Tint.ERROR;
      case FATAL -> Tint.FATAL;
    };
  }

  /** {@code text} on one line: what breaks lines or separates columns becomes a space. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> line.appendCodePoint(breaks(c) ? ' ' : loneSurrogate(c) ? 0xFFFD : c));
    return line.toString().strip();
  }

  private static boolean breaks(int c) {
    return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
  }

  private static boolean loneSurrogate(int c) {
    return c >= 0xD800 && c <= 0xDFFF;
  }
}
