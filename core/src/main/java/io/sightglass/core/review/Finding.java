package io.sightglass.core.review;

import io.sightglass.core.timeline.Disposition;
import java.util.List;
import java.util.Optional;

/**
 * What a review knows of one defect. Immutable.
 *
 * @param key names it within the review
 * @param subject what it is about: for a detector's finding the stretch by which it is found again
 * @param drawn true where a person drew it: added by hand, split off, or merged
 * @param parts keys of the detectors' findings that a drawn one stands for; none where it was added
 *     by hand
 * @param moved where a person moved its edges to
 * @param retired true where it is listed no more: split, merged, or taken away
 * @param disposition what was said of it
 */
public record Finding(
    String key,
    Subject subject,
    boolean drawn,
    List<String> parts,
    Optional<Extent> moved,
    boolean retired,
    Disposition disposition) {

  public Finding {
    parts = List.copyOf(parts);
  }

  /** A detector's finding of which nothing was said yet. */
  static Finding found(String key, Subject subject) {
    return new Finding(key, subject, false, List.of(), Optional.empty(), false, Disposition.OPEN);
  }

  /** True where a person added it out of nothing. */
  public boolean addedByHand() {
    return drawn && parts.isEmpty();
  }

  /** Where it is, as far as the review knows. */
  public Extent extent() {
    return moved.orElse(subject.extent());
  }

  Finding withDisposition(Disposition other) {
    return new Finding(key, subject, drawn, parts, moved, retired, other);
  }

  Finding movedTo(Extent extent) {
    return new Finding(key, subject, drawn, parts, Optional.of(extent), retired, disposition);
  }

  Finding retire() {
    return new Finding(key, subject, drawn, parts, moved, true, disposition);
  }
}
