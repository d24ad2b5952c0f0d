package io.sightglass.core.media;

import java.util.regex.Pattern;

/** Addresses as they may be shown, kept and sent: without the secrets that some carry. */
public final class PublicAddress {

  private static final String HIDDEN = "***";

  // Passwords before the host, and the query parameters that services take keys by.
  private static final Pattern PASSWORD =
      Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://[^/?#@:]*:)[^/?#@]*(?=@)");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)([?&;](?:[a-z0-9-]*(?:passphrase|password|passwd|secret|token|signature|credential)"
              + "|pass|sig|key|api[-_]?key|auth|streamid|hdnts|hdnea)=)[^&;#]+");
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+://.*");

  private PublicAddress() {}

  /** {@code address} with each secret as stars; a file's path as it is. */
  public static String of(String address) {
    if (!SCHEME.matcher(address).matches()) {
      return address;
    }
    String shown = PASSWORD.matcher(address).replaceFirst("$1" + HIDDEN);
    return PARAMETER.matcher(shown).replaceAll("$1" + HIDDEN);
  }
}
