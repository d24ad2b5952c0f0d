package io.sightglass.core.compare;

import io.sightglass.core.compare.Comparison.Alignment;
import io.sightglass.core.time.MediaTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From a programme's time to its reference's: which picture of the one belongs beside a picture of
 * the other. Immutable.
 *
 * @param alignments those whose pictures' lag is known, in order of time; none where both begin
 *     together
 */
public record ReferenceClock(List<Alignment> alignments) {

  /** Both begin together, and go on so. */
  public static final ReferenceClock EQUAL = new ReferenceClock(List.of());

  public ReferenceClock {
    alignments =
        alignments.stream().filter(stretch -> stretch.pictureLagMicros().isPresent()).toList();
  }

  /** As the comparison aligned the pictures. */
  public static ReferenceClock of(Comparison comparison) {
    return new ReferenceClock(comparison.alignments());
  }

  /** How much later than in the reference it comes at {@code time}, in microseconds. */
  public long lagMicros(MediaTime time) {
    @Nullable Alignment nearest = null;
    for (Alignment stretch : alignments) {
      if (nearest == null || !time.isBefore(stretch.range().start())) {
        nearest = stretch;
      }
    }
    return nearest == null ? 0 : Math.round(nearest.pictureLagMicros().orElse(0));
  }

  /** Where in the reference that is; may lie before its start or after its end. */
  public MediaTime inReference(MediaTime time) {
    return time.plus(-lagMicros(time));
  }
}
