package io.sightglass.desktop.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.timeline.Defect;
import io.sightglass.desktop.Defects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingTest {

  private final List<Defect> found =
      List.of(
          Defects.of("freeze", 1, 3),
          Defects.of("black", 4, 6),
          Defects.of("freeze", 8, 9),
          Defects.of("black", 8, 12));

  private List<Double> starts(Grouping grouping, Comparator<Defect> within) {
    List<Defect> listed = new ArrayList<>(found);
    listed.sort(grouping.first(within));
    return listed.stream().map(d -> d.range().start().seconds()).toList();
  }

  @Test
  void groups_areInOrder_andTimeWithinEach() {
    assertThat(starts(Grouping.TYPE, null)).containsExactly(4.0, 8.0, 1.0, 8.0);
  }

  @Test
  void columnsOrder_isThatWithinEachGroup() {
    Comparator<Defect> longest = Comparator.comparing((Defect d) -> -d.range().micros());
    assertThat(starts(Grouping.TYPE, longest)).containsExactly(8.0, 4.0, 1.0, 8.0);
  }

  @Test
  void noGroups_leaveTheOrderToTheColumns() {
    Comparator<Defect> order = Comparator.comparing(Defect::type);
    assertThat(Grouping.NONE.first(order)).isSameAs(order);
    assertThat(Grouping.NONE.first(null)).isNull();
  }

  @Test
  void names_areWords() {
    assertThat(Grouping.DISPOSITION.of(found.getFirst())).isEqualTo("open");
    assertThat(Grouping.ASSIGNEE.of(found.getFirst())).isEqualTo("nobody");
    assertThat(Grouping.ASSIGNEE.next()).isEqualTo(Grouping.NONE);
  }
}
