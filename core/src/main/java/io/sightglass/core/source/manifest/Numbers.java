package io.sightglass.core.source.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and lists in playlists and manifests, none of which is trusted. */
final class Numbers {

  private static final int MOST_PIXELS_A_SIDE = 1 << 16;
  private static final double MOST_PICTURES = 1000;

  private static final Pattern DURATION =
      Pattern.compile(
          "P(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?"
              + "(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9.]+)S)?)?");

  private static final double[] UNITS = {365 * 86400, 30 * 86400, 86400, 3600, 60, 1};

  private Numbers() {}

  /** A whole number of at most 18 digits; 0 where it is none. */
  static long whole(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  /** A width or height; 0 where it is none. */
  static int side(String text) {
    long side = whole(text);
    return side <= MOST_PIXELS_A_SIDE ? (int) side : 0;
  }

  /** A frame rate, decimal or a fraction; 0 where it is none. */
  static double rate(String text) {
    String[] parts = text.split("/", 2);
    double rate = parts.length == 1 ? decimal(text) : decimal(parts[0]) / decimal(parts[1]);
    return rate > 0 && rate <= MOST_PICTURES ? rate : 0;
  }

  /** A duration of XML Schema in seconds, a year of 365 days; 0 where it is none. */
  static double duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return 0;
    }
    double seconds = 0;
    for (int i = 0; i < UNITS.length; i++) {
      String value = matcher.group(i + 1);
      seconds += value == null ? 0 : decimal(value) * UNITS[i];
    }
    return seconds;
  }

  private static double decimal(String text) {
    return text.matches("[0-9]{1,9}([.][0-9]{1,9})?") ? Double.parseDouble(text) : 0;
  }

  /** What stands between commas. */
  static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
