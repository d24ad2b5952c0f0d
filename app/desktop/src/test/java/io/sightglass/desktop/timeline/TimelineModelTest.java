package io.sightglass.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.desktop.Defects;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineModelTest {

  @Test
  void fewTypes_haveLanesEvenWithoutDefects() {
    TimelineModel model =
        TimelineModel.of(List.of("freeze", "black"), List.of(Defects.of("black", 1, 2)));
    assertThat(model.types()).containsExactly("freeze", "black");
  }

  @Test
  void manyTypes_haveLanesOnlyForWhatWasFoundInTheProfilesOrder() {
    List<String> types = List.of("a", "b", "c", "d", "e", "f", "g");
    TimelineModel model =
        TimelineModel.of(types, List.of(Defects.of("f", 1, 2), Defects.of("b", 3, 4)));
    assertThat(model.types()).containsExactly("b", "f");
  }

  @Test
  void marks_haveALaneAfterAllOthers() {
    TimelineModel model =
        TimelineModel.of(
            List.of("freeze"), List.of(Defects.of("marker", 1, 2), Defects.of("freeze", 3, 4)));
    assertThat(model.types()).containsExactly("freeze", "marker");
  }

  @Test
  void shortDefect_isHitFromBesideIt() {
    TimelineModel model =
        TimelineModel.of(
            List.of("black"), List.of(Defects.of("black", 1, 1.04), Defects.of("black", 5, 6)));
    assertThat(model.at("black", 1_100_000, 100_000))
        .map(d -> d.range().start().seconds())
        .contains(1.0);
    assertThat(model.at("black", 1_200_000, 100_000)).isEmpty();
    assertThat(model.at("freeze", 1_000_000, 100_000)).isEmpty();
  }
}
