package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A stream's address, with what we add to FFmpeg's own: {@code interface=} in the query of a UDP or
 * RTP address names the network interface to listen on, and {@code listen} makes us the side that
 * is called, for whatever protocol has that.
 *
 * @param scheme in lower case
 * @param address for FFmpeg
 * @param listening whether we wait to be called
 */
record NetworkAddress(String scheme, String address, boolean listening) {

  /** Protocols whose listening side FFmpeg wants to be told of by an option, not in the address. */
  private static final Set<String> LISTEN_BY_OPTION =
      Set.of("rtmp", "rtmps", "rtmpt", "rtsp", "http", "https");

  private static final Set<String> ALWAYS_LIVE =
      Set.of("udp", "rtp", "srt", "rtmp", "rtmps", "rtmpt", "rtmpe", "rtmpte", "rtmpts");

  private static final Set<String> ON_INTERFACES = Set.of("udp", "rtp");

  /**
   * @throws MediaException where it names an interface that is not there
   */
  static NetworkAddress of(String uri) throws MediaException {
    String scheme = uri.substring(0, uri.indexOf("://")).toLowerCase(Locale.ROOT);
    int mark = uri.indexOf('?');
    if (mark < 0) {
      return new NetworkAddress(scheme, uri, false);
    }
    List<String> kept = new ArrayList<>();
    boolean listening = false;
    for (String part : uri.substring(mark + 1).split("&", -1)) {
      String name = part.replaceFirst("=.*", "");
      boolean listens =
          (name.equals("listen") && !part.equals("listen=0")) || part.equals("mode=listener");
      listening |= listens;
      if (name.equals("interface") && ON_INTERFACES.contains(scheme)) {
        kept.add("localaddr=" + address(part.substring(part.indexOf('=') + 1)));
      } else if (!(name.equals("listen") && LISTEN_BY_OPTION.contains(scheme))) {
        kept.add(part);
      }
    }
    String query = String.join("&", kept);
    return new NetworkAddress(
        scheme, uri.substring(0, mark) + (query.isEmpty() ? "" : "?" + query), listening);
  }

  /** Whether listening is to be asked for by an option. */
  boolean listensByOption() {
    return listening && LISTEN_BY_OPTION.contains(scheme);
  }

  /** Whether a sender pushes in its own time, so that there is no end to be known. */
  boolean pushed() {
    return listening || ALWAYS_LIVE.contains(scheme);
  }

  // An address goes as it is; a name stands for its interface's IPv4 address.
  private static String address(String nameOrAddress) throws MediaException {
    if (nameOrAddress.matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:]*")) {
      return nameOrAddress;
    }
    try {
      NetworkInterface found = NetworkInterface.getByName(nameOrAddress);
      if (found != null) {
        for (InetAddress address : found.inetAddresses().toList()) {
          if (address instanceof Inet4Address) {
            return address.getHostAddress();
          }
        }
      }
      throw new MediaException(
          Reason.NOT_FOUND,
          "There is no network interface '%s' with an IPv4 address. There are: %s."
              .formatted(nameOrAddress, names()));
    } catch (SocketException e) {
      throw new MediaException(
          Reason.IO, "The network interfaces cannot be listed: " + e.getMessage() + ".");
    }
  }

  private static String names() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .filter(each -> each.inetAddresses().anyMatch(Inet4Address.class::isInstance))
        .map(NetworkInterface::getName)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** The address without user name, password and query, for a message. */
  static String shown(String uri) {
    return Arrays.stream(uri.split("\\?", 2))
        .findFirst()
        .orElse(uri)
        .replaceFirst("//[^/]*@", "//");
  }
}
