package io.sightglass.core.alert;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that goes on: from the first defect of a type until there was none for a while. */
final class LastingState {

  final String id;
  final String type;
  private final Set<Long> defects = new HashSet<>();
  private final MediaTime start;
  private final long firstFrame;
  private MediaTime end;
  private Severity severity;
  private String what;
  private @Nullable Instant told;
  private @Nullable Instant over;

  LastingState(
      String id, String type, Severity severity, TimeRange range, long frame, String what) {
    this.id = id;
    this.type = type;
    this.severity = severity;
    this.start = range.start();
    this.end = range.end();
    this.firstFrame = frame;
    this.what = what;
  }

  /** It goes on, by {@code defect}. */
  void extend(Defect defect, MediaTime until, String sentence) {
    defects.add(defect.id());
    if (defect.severity().compareTo(severity) > 0) {
      severity = defect.severity();
      what = sentence;
    }
    extend(until);
  }

  void extend(MediaTime until) {
    end = MediaTime.max(end, until);
  }

  MediaTime end() {
    return end;
  }

  Severity severity() {
    return severity;
  }

  String what() {
    return what;
  }

  long count() {
    return defects.size();
  }

  long firstFrame() {
    return firstFrame;
  }

  TimeRange range() {
    return new TimeRange(start, end);
  }

  /** When it, or a reminder of it, was last told; null where it was not yet. */
  @Nullable Instant told() {
    return told;
  }

  void tell(Instant now) {
    told = now;
  }

  /** When its cause was gone, by the wall's clock; null while it is there. */
  @Nullable Instant over() {
    return over;
  }

  void setOver(@Nullable Instant since) {
    over = since;
  }
}
