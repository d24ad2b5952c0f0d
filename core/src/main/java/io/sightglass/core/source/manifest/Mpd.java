package io.sightglass.core.source.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Media Presentation Description of DASH (ISO/IEC 23009-1, 5.3).
 *
 * @param dynamic whether it describes a live presentation
 * @param updateSeconds how often it is told to be updated at least; 0 where it will not be
 * @param bufferSeconds how much of a Representation at its bandwidth is to be at hand before it is
 *     shown
 * @param representations of all Periods
 */
public record Mpd(
    boolean dynamic,
    double updateSeconds,
    double bufferSeconds,
    List<Representation> representations) {

  /** A segment, and whose it is. */
  public record Owned(Representation representation, Representation.Segment segment) {}

  /**
   * @param address where it was fetched, which addresses in it may be relative to
   * @param document as it came: nothing of it is trusted
   * @return empty where it is no MPD
   */
  public static Optional<Mpd> parse(String address, String document) {
    return XmlElement.parse(document)
        .filter(root -> root.name().equals("MPD"))
        .map(root -> of(address, root));
  }

  private static Mpd of(String address, XmlElement root) {
    String base = base(address, root);
    List<XmlElement> periods = root.all("Period").toList();
    List<Representation> representations = new ArrayList<>();
    for (int i = 0; i < periods.size(); i++) {
      XmlElement period = periods.get(i);
      Optional<XmlElement> next =
          i + 1 < periods.size() ? Optional.of(periods.get(i + 1)) : Optional.empty();
      double seconds = seconds(root, period, next);
      String periodBase = base(base, period);
      period
          .all("AdaptationSet")
          .forEach(set -> {
            String setBase = base(periodBase, set);
            set.all("Representation")
                .forEach(each ->
                    representations.add(
                        new Representation(
                            rendition(set, each),
                            new SegmentInformation(
                                base(setBase, each), List.of(each, set, period), seconds))));
          });
    }
    return new Mpd(
        root.attribute("type").equals("dynamic"),
        Numbers.duration(root.attribute("minimumUpdatePeriod")),
        Numbers.duration(root.attribute("minBufferTime")),
        List.copyOf(representations));
  }

  // Of several addresses, any is as good.
  private static String base(String address, XmlElement element) {
    return element
        .first("BaseURL")
        .map(url -> ManifestAddress.resolve(address, url.text().toString().strip()))
        .orElse(address);
  }

  // 5.3.2.1: by its own word, by where the next one begins, or by the presentation's end.
  private static double seconds(XmlElement root, XmlElement period, Optional<XmlElement> next) {
    double start = Numbers.duration(period.attribute("start"));
    double own = Numbers.duration(period.attribute("duration"));
    if (own > 0) {
      return own;
    }
    double end =
        Numbers.duration(
            next.map(following -> following.attribute("start"))
                .orElse(root.attribute("mediaPresentationDuration")));
    return Math.max(0, end - start);
  }

  // What is common to a set's Representations may be said once, of the set (5.3.7).
  private static Rendition rendition(XmlElement set, XmlElement representation) {
    return new Rendition(
        representation.attribute("id"),
        Numbers.whole(representation.attribute("bandwidth")),
        Numbers.side(common(set, representation, "width")),
        Numbers.side(common(set, representation, "height")),
        Numbers.rate(common(set, representation, "frameRate")),
        Numbers.list(common(set, representation, "codecs")),
        representation.attribute("codecs").isEmpty());
  }

  private static String common(XmlElement set, XmlElement representation, String attribute) {
    return Stream.of(representation, set)
        .map(element -> element.attribute(attribute))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** What is declared of each Representation. */
  public List<Rendition> renditions() {
    return representations.stream().map(Representation::declared).toList();
  }

  /** The segment of this path, and range ({@link ByteRange#of}); empty where none is so now. */
  public Optional<Owned> segment(String path) {
    return representations.stream()
        .flatMap(each -> each.segment(path).map(found -> new Owned(each, found)).stream())
        .findFirst();
  }

  /** Whether this path would be that of a segment, but its timeline does not name it now. */
  public boolean unannounced(String path) {
    return segment(path).isEmpty()
        && representations.stream().anyMatch(each -> each.namedTo() > 0 && each.calls(path));
  }

  /** Whether updates are to name further segments, which a timeline does. */
  public boolean growing() {
    return dynamic && updateSeconds > 0 && reach().stream().anyMatch(end -> end > 0);
  }

  /** Where the last segment ends that each Representation's timeline names, by its own clock. */
  public List<Double> reach() {
    return representations.stream().map(Representation::namedTo).toList();
  }

  /** How long the longest segment is that any timeline names. */
  public double longestSegment() {
    return representations.stream().mapToDouble(Representation::longest).max().orElse(0);
  }
}
