package io.sightglass.core.source.manifest;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a Representation's segments are called: a template whose {@code $Number$} or {@code $Time$}
 * tells them apart (ISO/IEC 23009-1, 5.3.9.4.4). Names are read backwards here: from that of a
 * segment to its number or time.
 */
final class SegmentName {

  private static final Pattern IDENTIFIER =
      Pattern.compile("[$](RepresentationID|Bandwidth|Number|Time|)(?:%0([0-9]{1,2})d)?[$]");

  // Stand for number and time where only what is legal in an address may stand.
  private static final String NUMBER = "~number~";
  private static final String TIME = "~time~";

  private final Pattern path;

  /** What a name says of its segment. */
  record Place(OptionalLong number, OptionalLong time) {}

  private SegmentName(Pattern path) {
    this.path = path;
  }

  /**
   * @param base what the template is relative to
   */
  static SegmentName of(String base, String template, Rendition rendition) {
    String whole = ManifestAddress.path(ManifestAddress.resolve(base, fill(template, rendition)));
    StringBuilder pattern = new StringBuilder();
    int at = 0;
    boolean numbered = false;
    boolean timed = false;
    for (Matcher each = Pattern.compile(NUMBER + "|" + TIME).matcher(whole); each.find(); ) {
      pattern.append(Pattern.quote(whole.substring(at, each.start())));
      at = each.end();
      boolean number = each.group().equals(NUMBER);
      boolean again = number ? numbered : timed;
      String name = number ? "number" : "time";
      pattern.append(again ? "\\k<" + name + ">" : "(?<" + name + ">[0-9]{1,18})");
      numbered |= number;
      timed |= !number;
    }
    pattern.append(Pattern.quote(whole.substring(at)));
    return new SegmentName(Pattern.compile(pattern.toString()));
  }

  private static String fill(String template, Rendition rendition) {
    return IDENTIFIER
        .matcher(template)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                switch (found.group(1)) {
                  case "RepresentationID" -> rendition.id();
                  case "Bandwidth" -> padded(rendition.bandwidth(), found.group(2));
                  case "Number" -> NUMBER;
                  case "Time" -> TIME;
                  default -> "$";
                }));
  }

  private static String padded(long value, String width) {
    return width == null
        ? Long.toString(value)
        : ("%0" + Math.max(1, Integer.parseInt(width)) + "d").formatted(value);
  }

  /** What the path of a segment says; empty where it is none of these. */
  Optional<Place> place(String segment) {
    Matcher matcher = path.matcher(segment);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(new Place(value(matcher, "number"), value(matcher, "time")));
  }

  private static OptionalLong value(Matcher matcher, String group) {
    return matcher.namedGroups().containsKey(group)
        ? OptionalLong.of(Long.parseLong(matcher.group(group)))
        : OptionalLong.empty();
  }
}
