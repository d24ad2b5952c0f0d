package io.sightglass.core.source.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A master playlist of HLS: the renditions that it offers (RFC 8216, 4.3.4). */
public final class MasterPlaylist {

  private static final String STREAM = "#EXT-X-STREAM-INF:";

  /** RFC 8216, 4.2. */
  private static final Pattern ATTRIBUTE = Pattern.compile("([A-Z0-9-]+)=(\"[^\"]*\"|[^,]*)");

  private static final Pattern RESOLUTION = Pattern.compile("([0-9]+)x([0-9]+)");

  private MasterPlaylist() {}

  /**
   * The Variant Streams, in order.
   *
   * @return none where it is no master playlist
   */
  public static List<Rendition> renditions(String text) {
    List<Rendition> renditions = new ArrayList<>();
    String declared = "";
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith(STREAM)) {
        declared = line.substring(STREAM.length());
      } else if (!line.isEmpty() && !line.startsWith("#") && !declared.isEmpty()) {
        renditions.add(rendition(attributes(declared)));
        declared = "";
      }
    }
    return renditions;
  }

  private static Rendition rendition(Map<String, String> attributes) {
    Matcher size = RESOLUTION.matcher(attributes.getOrDefault("RESOLUTION", ""));
    boolean sized = size.matches();
    return new Rendition(
        "",
        Numbers.whole(attributes.getOrDefault("BANDWIDTH", "")),
        sized ? Numbers.side(size.group(1)) : 0,
        sized ? Numbers.side(size.group(2)) : 0,
        Numbers.rate(attributes.getOrDefault("FRAME-RATE", "")),
        Numbers.list(attributes.getOrDefault("CODECS", "")),
        false);
  }

  private static Map<String, String> attributes(String list) {
    Map<String, String> attributes = new HashMap<>();
    for (Matcher each = ATTRIBUTE.matcher(list); each.find(); ) {
      attributes.put(each.group(1), each.group(2).replace("\"", "").strip());
    }
    return attributes;
  }
}
