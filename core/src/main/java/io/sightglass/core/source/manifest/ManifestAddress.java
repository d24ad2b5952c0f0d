package io.sightglass.core.source.manifest;

import java.net.URI;

/** Addresses in playlists and manifests, none of which is trusted to be one. */
public final class ManifestAddress {

  private ManifestAddress() {}

  /** The path of a whole {@code address}, without query; as it is where it has none. */
  public static String path(String address) {
    try {
      String path = URI.create(legal(address)).getPath();
      return path == null ? address : path;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  /** The whole address that {@code relative} means in a document at {@code base}. */
  public static String resolve(String base, String relative) {
    try {
      return URI.create(legal(base)).resolve(legal(relative)).toString();
    } catch (IllegalArgumentException e) {
      return relative;
    }
  }

  // Files of this machine have spaces in their names that nobody has escaped.
  private static String legal(String address) {
    return address.replace(" ", "%20");
  }
}
