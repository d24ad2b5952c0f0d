package io.sightglass.core.report.view;

import io.sightglass.core.report.Report;
import java.util.List;

/** A lane of the overview: where the defects of one type are. */
public record DefectLane(String label, List<Mark> marks) {

  public static List<DefectLane> of(Report report, TimeAxis axis, List<TypeRow> types) {
    List<DefectLane> lanes = new java.util.ArrayList<>();
    for (TypeRow type : types) {
      lanes.add(
          new DefectLane(
              type.type(),
              Mark.ofDefects(report.defects(), defect -> defect.type().equals(type.type()), axis)));
    }
    if (!report.gaps().isEmpty()) {
      lanes.add(new DefectLane("not analysed", Mark.ofGaps(report.gaps(), axis)));
    }
    return lanes;
  }
}
