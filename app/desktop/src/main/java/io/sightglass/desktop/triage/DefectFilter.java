package io.sightglass.desktop.triage;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.timeline.Defect;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which defects are listed.
 *
 * @param types those of these types; empty for all
 * @param least no lesser ones
 * @param text in type, detector, note or assignee; empty for all
 * @param leftOnly only what nobody has judged
 */
record DefectFilter(Set<String> types, Severity least, String text, boolean leftOnly)
    implements Predicate<Defect> {

  DefectFilter {
    types = Set.copyOf(types);
    text = text.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean test(Defect defect) {
    return (types.isEmpty() || types.contains(defect.type()))
        && defect.severity().compareTo(least) >= 0
        && (!leftOnly || Progress.isLeft(defect))
        && (text.isEmpty()
            || defect.type().contains(text)
            || defect.detector().contains(text)
            || defect.disposition().assignee().toLowerCase(Locale.ROOT).contains(text)
            || defect.disposition().note().toLowerCase(Locale.ROOT).contains(text));
  }
}
