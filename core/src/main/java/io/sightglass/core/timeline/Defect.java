package io.sightglass.core.timeline;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.time.TimeRange;

/**
 * Something wrong with the programme, or a person's mark that says so.
 *
 * @param id unique in its session, stable while the defect grows
 * @param type kebab-case, e.g. {@code block-corruption}
 * @param range where; grows while {@code open}
 * @param firstFrame number of the first picture it touches
 * @param endFrame number of the first picture after it
 * @param severity how bad
 * @param detector id of the detector, or {@code person}
 * @param detectorVersion the detector's version, or empty
 * @param metric the metric that was judged
 * @param peak the metric's worst value within
 * @param threshold the threshold it was held against
 * @param open true while it may still grow
 * @param disposition what a person said of it
 */
public record Defect(
    long id,
    String type,
    TimeRange range,
    long firstFrame,
    long endFrame,
    Severity severity,
    String detector,
    String detectorVersion,
    String metric,
    double peak,
    double threshold,
    boolean open,
    Disposition disposition) {

  /** The detector of defects that a person marked. */
  public static final String PERSON = "person";

  /** The type of a person's marks that say "look here" and not that something is wrong. */
  public static final String MARKER = "marker";

  /** The same defect under another id and judgement. */
  public Defect identifiedAs(long newId, Disposition newDisposition) {
    return new Defect(
        newId,
        type,
        range,
        firstFrame,
        endFrame,
        severity,
        detector,
        detectorVersion,
        metric,
        peak,
        threshold,
        open,
        newDisposition);
  }
}
