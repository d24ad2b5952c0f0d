package io.sightglass.core.source.manifest;

import io.sightglass.core.source.manifest.SegmentName.Place;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Representation of DASH: what is declared of it, and of each of its segments. */
public final class Representation {

  /**
   * One of its segments.
   *
   * @param startSeconds on the Representation's own clock
   * @param seconds how long it is declared to be
   * @param nominal whether it may be up to half as long again, or half as long only: it is declared
   *     of all segments at once
   * @param last whether its Period ends with it or in it
   */
  public record Segment(double startSeconds, double seconds, boolean nominal, boolean last) {}

  private final Rendition declared;
  private final SegmentInformation information;
  private final @Nullable SegmentName media;
  private final @Nullable SegmentName initialization;
  private final String initializationPlace;
  private final List<String> listed;

  Representation(Rendition declared, SegmentInformation information) {
    this.declared = declared;
    this.information = information;
    this.media = name(information.attribute("media"));
    this.initialization = name(information.attribute("initialization"));
    this.initializationPlace =
        information
            .initialization()
            .map(element -> information.place(element, "sourceURL", "range"))
            .orElse("");
    this.listed = information.listed();
  }

  private @Nullable SegmentName name(String template) {
    return template.isEmpty() ? null : SegmentName.of(information.base(), template, declared);
  }

  /** What is declared of it as a whole. */
  public Rendition declared() {
    return declared;
  }

  /** Whether this is the path, and range, of its initialization segment. */
  public boolean initializedBy(String path) {
    return path.equals(initializationPlace)
        || (initialization != null && initialization.place(path).isPresent());
  }

  /** Whether this path, and range, is that of a segment it has, had or will have. */
  public boolean calls(String path) {
    return listed.contains(path) || (media != null && media.place(path).isPresent());
  }

  /** The segment of this path, and range; empty where it has none that the manifest names now. */
  public Optional<Segment> segment(String path) {
    if (information.timescale() == 0) {
      return Optional.empty();
    }
    int index = listed.indexOf(path);
    if (index >= 0) {
      // One that comes again has no place of its own.
      return Collections.frequency(listed, path) == 1 ? at(index) : Optional.empty();
    }
    return media == null ? Optional.empty() : media.place(path).flatMap(this::at);
  }

  private Optional<Segment> at(Place place) {
    if (place.number().isPresent()) {
      return at(place.number().getAsLong() - information.startNumber());
    }
    return place.time().isPresent()
        ? information
            .timeline()
            .flatMap(timeline -> timeline.from(place.time().getAsLong()))
            .map(this::segment)
        : Optional.empty();
  }

  private Optional<Segment> at(long index) {
    if (information.timeline().isPresent()) {
      return information.timeline().get().at(index).map(this::segment);
    }
    double seconds = information.duration() / (double) information.timescale();
    double period = information.periodSeconds();
    if (index < 0 || seconds == 0 || (period > 0 && index * seconds >= period)) {
      return Optional.empty();
    }
    double end = (index + 1) * seconds;
    return Optional.of(
        new Segment(index * seconds, seconds, true, period > 0 && end >= period - seconds / 2));
  }

  private Segment segment(Timeline.Entry entry) {
    double scale = information.timescale();
    return new Segment(
        entry.start() / scale,
        entry.ticks() / scale,
        false,
        information.timeline().orElseThrow().end() <= entry.start() + entry.ticks());
  }

  /** Where its last named segment ends, by its own clock; 0 where no timeline says that. */
  double namedTo() {
    return information
        .timeline()
        .map(timeline -> timeline.end() / (double) Math.max(1, information.timescale()))
        .orElse(0.0);
  }

  /** How long the longest of its segments is; 0 where no timeline says that. */
  double longest() {
    return information
        .timeline()
        .map(timeline -> timeline.longest() / (double) Math.max(1, information.timescale()))
        .orElse(0.0);
  }
}
