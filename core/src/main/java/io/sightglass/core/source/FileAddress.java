package io.sightglass.core.source;

import java.net.URI;
import java.nio.file.Path;

/** A file's address, as desktops hand files over ({@code file:///a%20b.ts}; RFC 8089). */
public final class FileAddress {

  private static final String SCHEME = "file:";

  private FileAddress() {}

  /** The path that a {@code file:} address means; anything else, as it is. */
  public static String plain(String uri) {
    if (!uri.startsWith(SCHEME)) {
      return uri;
    }
    String rest = uri.substring(SCHEME.length());
    if (!rest.startsWith("/")) {
      return rest;
    }
    try {
      return Path.of(URI.create(uri)).toString();
    } catch (IllegalArgumentException e) {
      // Not a well-formed URI, such as one with blanks: what follows the scheme is the path.
      return rest.replaceFirst("^//(?=/)", "");
    }
  }
}
