package io.sightglass.core.source.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Media Presentation Description of DASH (ISO/IEC 23009-1, 5.3).
 *
 * @param renditions the Representations of all Periods
 */
public record Mpd(List<Rendition> renditions) {

  /**
   * @return empty where it is no MPD
   */
  public static Optional<Mpd> parse(String document) {
    return XmlElement.parse(document).filter(root -> root.name().equals("MPD")).map(Mpd::of);
  }

  private static Mpd of(XmlElement root) {
    List<Rendition> renditions = new ArrayList<>();
    root.all("Period")
        .flatMap(period -> period.all("AdaptationSet"))
        .forEach(
            set -> set.all("Representation").forEach(each -> renditions.add(rendition(set, each))));
    return new Mpd(List.copyOf(renditions));
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
}
