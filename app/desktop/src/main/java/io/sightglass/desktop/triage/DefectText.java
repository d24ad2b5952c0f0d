package io.sightglass.desktop.triage;

import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the table says of a defect. */
final class DefectText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private DefectText() {}

  static String duration(Defect defect) {
    return String.format(Locale.ROOT, "%.2f s", defect.range().seconds());
  }

  static String frames(Defect defect) {
    return defect.firstFrame() + "–" + Math.max(defect.firstFrame(), defect.endFrame() - 1);
  }

  static String number(double value) {
    return Math.abs(value) >= 100 || value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  /** What was said, by whom and when. */
  static String judgement(Disposition said) {
    return words(said.verdict())
        + (said.by().isEmpty() ? "" : " by " + said.by())
        + said.at().map(at -> ", " + TIME.format(at)).orElse("");
  }

  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
