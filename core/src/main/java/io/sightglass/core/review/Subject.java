package io.sightglass.core.review;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.timeline.Defect;
import java.util.Locale;

/**
 * What a finding is about, as it stood when it was first judged or drawn.
 *
 * @param type kebab-case
 * @param metric what was judged; empty for what a person added
 * @param severity how bad
 */
public record Subject(String type, String metric, Severity severity, Extent extent) {

  /** What {@code defect} is about. */
  public static Subject of(Defect defect) {
    return new Subject(defect.type(), defect.metric(), defect.severity(), Extent.of(defect));
  }

  /**
   * Names a detector's finding: the same for whoever analyses the same content by the same rules.
   * Under other rules it is found again by overlap.
   */
  String key() {
    return type
        + '/'
        + metric
        + '/'
        + severity.name().toLowerCase(Locale.ROOT)
        + '/'
        + extent.range().start().micros()
        + '-'
        + extent.range().end().micros();
  }
}
