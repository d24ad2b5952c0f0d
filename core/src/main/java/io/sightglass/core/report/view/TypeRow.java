package io.sightglass.core.report.view;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.timeline.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the defects of one type come to. */
public record TypeRow(String type, String count, String duration, String share, String worst) {

  public static List<TypeRow> of(Report report) {
    Map<String, List<Defect>> types = new TreeMap<>();
    for (Defect defect : report.defects()) {
      types.computeIfAbsent(defect.type(), type -> new ArrayList<>()).add(defect);
    }
    List<TypeRow> rows = new ArrayList<>();
    types.forEach((type, defects) -> rows.add(row(type, defects, report.analysedTo().micros())));
    return rows;
  }

  private static TypeRow row(String type, List<Defect> defects, long analysedMicros) {
    long micros = defects.stream().mapToLong(defect -> defect.range().micros()).sum();
    Severity worst =
        defects.stream().map(Defect::severity).max(Severity::compareTo).orElse(Severity.INFO);
    return new TypeRow(
        type,
        Words.count(defects.size()),
        Words.seconds(micros),
        analysedMicros <= 0 ? "" : Words.percent((double) micros / analysedMicros),
        Words.lower(worst));
  }
}
