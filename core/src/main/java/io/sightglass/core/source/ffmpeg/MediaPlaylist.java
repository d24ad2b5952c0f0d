package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.source.manifest.ByteRange;
import io.sightglass.core.source.manifest.ManifestAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a media playlist of HLS says of its segments (RFC 8216, 4.3.2 and 4.3.3).
 *
 * @param targetSeconds no segment is longer; 0 where it is no media playlist
 * @param segments in order
 * @param over whether none will follow
 */
record MediaPlaylist(double targetSeconds, List<Segment> segments, boolean over) {

  /**
   * One of its segments.
   *
   * @param path of its address, without query, and its range ({@link ByteRange#of})
   * @param seconds how long it says that it is
   * @param discontinuous whether its clock is another than that of the one before
   */
  record Segment(String path, double seconds, boolean discontinuous) {}

  /**
   * @param address where it was fetched, which addresses in it may be relative to
   * @param text as it came: nothing of it is trusted
   */
  static MediaPlaylist of(String address, String text) {
    double target = 0;
    double seconds = 0;
    boolean discontinuous = false;
    boolean over = false;
    Optional<String> part = Optional.empty();
    ByteRange range = ByteRange.ALL;
    List<Segment> segments = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("#EXT-X-TARGETDURATION:")) {
        target = number(line);
      } else if (line.startsWith("#EXTINF:")) {
        seconds = number(line);
      } else if (line.startsWith("#EXT-X-DISCONTINUITY") && !line.contains("SEQUENCE")) {
        discontinuous = true;
      } else if (line.startsWith("#EXT-X-BYTERANGE:")) {
        part = Optional.of(line.substring(line.indexOf(':') + 1));
      } else if (line.startsWith("#EXT-X-ENDLIST")) {
        over = true;
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        long next = range.equals(ByteRange.ALL) ? 0 : range.end();
        range = part.map(named -> ByteRange.ofPlaylist(named, next)).orElse(ByteRange.ALL);
        part = Optional.empty();
        String path = path(ManifestAddress.resolve(address, line));
        segments.add(new Segment(range.of(path), seconds, discontinuous));
        discontinuous = false;
      }
    }
    return new MediaPlaylist(target, List.copyOf(segments), over);
  }

  private static double number(String line) {
    String value = line.substring(line.indexOf(':') + 1);
    int comma = value.indexOf(',');
    try {
      double number = Double.parseDouble(comma < 0 ? value : value.substring(0, comma));
      return number > 0 && number < 1e6 ? number : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The path of a whole {@code address}; as it is where it has none. */
  static String path(String address) {
    return ManifestAddress.path(address);
  }

  /** Where the segment of this path stands; below 0 where it is not among them. */
  int indexOf(String path) {
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (segments.get(i).path().equals(path)) {
        return i;
      }
    }
    return -1;
  }
}
