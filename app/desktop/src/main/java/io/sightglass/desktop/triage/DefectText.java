package io.sightglass.desktop.triage;

import io.sightglass.core.timeline.Defect;
import java.util.Locale;

/** What the table says of a defect. */
final class DefectText {

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

  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
