package io.sightglass.core.media;

import java.util.regex.Pattern;

/** Addresses as they may be shown, kept and sent: without the secrets that some carry. */
public final class PublicAddress {

  /** Stands where a secret was. */
  public static final String HIDDEN = "***";

  // Passwords before the host, and the query parameters that services take keys by.
  private static final Pattern PASSWORD =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://[^\\s/?#@:]*:)[^\\s/?#@]*(?=@)");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)([?&;](?:[a-z0-9_-]*(?:passphrase|password|passwd|secret|token|signature|credential)"
              + "|pass|sig|key|api[-_]?key|auth|streamid|hdnts|hdnea)=)[^\\s&;#\"']+");
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+://.*");

  private PublicAddress() {}

  /** {@code address} with each secret as stars; a file's path as it is. */
  public static String of(String address) {
    return SCHEME.matcher(address).matches() ? in(address) : address;
  }

  /** {@code text} with the secrets of the addresses in it as stars. */
  public static String in(String text) {
    return PARAMETER
        .matcher(PASSWORD.matcher(text).replaceAll("$1" + HIDDEN))
        .replaceAll("$1" + HIDDEN);
  }
}
