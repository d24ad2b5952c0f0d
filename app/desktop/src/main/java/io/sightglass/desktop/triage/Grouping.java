package io.sightglass.desktop.triage;

import io.sightglass.core.timeline.Defect;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What defects are put together by in the list. */
public enum Grouping {
  NONE("Not grouped", d -> "", (a, b) -> 0),
  TYPE("By type", Defect::type, Comparator.comparing(Defect::type)),
  SEVERITY(
      "By severity",
      d -> DefectText.words(d.severity()),
      Comparator.comparing(Defect::severity).reversed()),
  DISPOSITION(
      "By disposition",
      d -> DefectText.words(d.disposition().verdict()),
      Comparator.comparing(d -> d.disposition().verdict())),
  ASSIGNEE(
      "By assignee",
      d -> d.disposition().assignee().isEmpty() ? "nobody" : d.disposition().assignee(),
      Comparator.comparing(d -> d.disposition().assignee()));

  private final String title;
  private final Function<Defect, String> name;
  private final Comparator<Defect> order;

  Grouping(String title, Function<Defect, String> name, Comparator<Defect> order) {
    this.title = title;
    this.name = name;
    this.order = order;
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** The one after this, the first after the last. */
  public Grouping next() {
    return values()[(ordinal() + 1) % values().length];
  }

  /** The name of the group that {@code defect} is in. */
  String of(Defect defect) {
    return name.apply(defect);
  }

  /** Groups in their order, and {@code within} each; null for the order of time. */
  @Nullable Comparator<Defect> first(@Nullable Comparator<Defect> within) {
    if (this == NONE) {
      return within;
    }
    return within == null ? order : order.thenComparing(within);
  }
}
