package io.sightglass.core.source.manifest;

/**
 * A part of a file that is a segment by itself, as playlists (RFC 8216, 4.3.2.2) and manifests
 * (ISO/IEC 23009-1, 5.3.9.2.2) name it.
 *
 * @param first offset of its first byte
 * @param end offset of the byte after its last
 */
public record ByteRange(long first, long end) {

  /** A file as it is. */
  public static final ByteRange ALL = new ByteRange(0, Long.MAX_VALUE);

  /** A manifest's {@code first-last}; all where it is nothing of that kind. */
  static ByteRange ofManifest(String text) {
    int dash = text.indexOf('-');
    long last = Numbers.whole(text.substring(dash + 1));
    long first = dash < 0 ? 0 : Numbers.whole(text.substring(0, dash));
    return dash > 0 && last >= first ? new ByteRange(first, last + 1) : ALL;
  }

  /**
   * A playlist's {@code length@first}, of which the second may be missing; all where it is nothing
   * of that kind.
   *
   * @param next where the range before it ends
   */
  public static ByteRange ofPlaylist(String text, long next) {
    int at = text.indexOf('@');
    long length = Numbers.whole(at < 0 ? text : text.substring(0, at));
    long first = at < 0 ? next : Numbers.whole(text.substring(at + 1));
    return length > 0 ? new ByteRange(first, first + length) : ALL;
  }

  /** How many bytes it has, at most. */
  public long length() {
    return end - first;
  }

  /** What tells this part of the file of a path from others, for people too. */
  public String of(String path) {
    return equals(ALL) ? path : path + " (bytes " + first + " to " + (end - 1) + ")";
  }
}
