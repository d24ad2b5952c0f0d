package io.sightglass.core.report.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a user gave as the input, as a URI that other programs resolve. */
public final class MediaUri {

  private static final Pattern SCHEME = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]+:.*");

  private MediaUri() {}

  /** An address as it is, a path as an absolute {@code file:} URI; all in ASCII. */
  public static String of(String input) {
    if (SCHEME.matcher(input).matches()) {
      try {
        return new URI(input).toASCIIString();
      } catch (URISyntaxException e) {
        return escaped(input);
      }
    }
    try {
      return Path.of(input).toAbsolutePath().toUri().toASCIIString();
    } catch (InvalidPathException e) {
      return escaped("file:///" + input);
    }
  }

  // Whatever RFC 3986 does not allow, byte by byte.
  private static String escaped(String input) {
    StringBuilder uri = new StringBuilder();
    for (byte b : input.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c > ' ' && c < 0x7F && "\"<>\\^`{|}[]".indexOf(c) < 0) {
        uri.append(c);
      } else {
        uri.append('%').append(String.format(java.util.Locale.ROOT, "%02X", (int) c));
      }
    }
    return uri.toString();
  }
}
