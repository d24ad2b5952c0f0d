package io.sightglass.core.review;

import io.sightglass.core.timeline.Disposition;
import java.util.List;

/** One thing that an edit does to one finding. */
public sealed interface Change {

  /** The finding that it is done to. */
  String key();

  /** A detector's defect enters the review; where it is in it already, nothing happens. */
  record Found(String key, Subject subject) implements Change {}

  /**
   * A person draws one.
   *
   * @param parts the detectors' findings that it stands for; none where it was added by hand
   */
  record Drawn(String key, Subject subject, List<String> parts) implements Change {
    public Drawn {
      parts = List.copyOf(parts);
    }
  }

  /** It is judged; who and when is the entry's. */
  record Judged(String key, Disposition.Verdict verdict) implements Change {}

  /** Its note is this from now on. */
  record Noted(String key, String note) implements Change {}

  /** It is this person's to see to from now on; empty for nobody. */
  record Assigned(String key, String assignee) implements Change {}

  /** What was said of it is said again as it was, by whom and when included. */
  record Settled(String key, Disposition disposition) implements Change {}

  /** It is here from now on. */
  record Moved(String key, Extent extent) implements Change {}

  /** It is listed no more. */
  record Retired(String key) implements Change {}
}
