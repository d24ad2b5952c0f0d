package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.sightglass.core.source.MediaException;
import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** Options that each kind of input is opened with. */
final class InputOptions {

  private InputOptions() {}

  /**
   * The options for {@code uri}, to be freed by the caller.
   *
   * @throws MediaException where its protocol is not among those that are read
   */
  static AVDictionary of(String uri, boolean local) throws MediaException {
    String scheme = local ? "file" : uri.substring(0, uri.indexOf("://")).toLowerCase(Locale.ROOT);
    // A playlist is untrusted: one from the network must not make us open local files.
    String protocols = protocols(scheme);
    if (protocols.isEmpty()) {
      throw Failures.unsupportedProtocol(uri);
    }
    AVDictionary options = new AVDictionary(null);
    set(options, "protocol_whitelist", protocols);
    set(options, "scan_all_pmts", "1");
    switch (scheme) {
      case "udp" -> {
        // The address's own query goes before these.
        set(options, "fifo_size", "50000");
        set(options, "overrun_nonfatal", "1");
      }
      case "rtsp" -> set(options, "rtsp_flags", "prefer_tcp");
      case "http", "https" -> {
        // Not reconnect_streamed: a server without ranges would send it all again from the start.
        set(options, "reconnect", "1");
        set(options, "reconnect_delay_max", "2");
      }
      default -> {}
    }
    return options;
  }

  /** What an input of this scheme may open in turn, itself included; empty: not supported. */
  private static String protocols(String scheme) {
    return switch (scheme) {
      case "file" -> "file,crypto,data";
      case "http", "https" -> "http,https,httpproxy,tcp,tls,crypto,data";
      case "udp" -> "udp";
      case "tcp" -> "tcp";
      case "rtp" -> "rtp,udp";
      case "rtsp" -> "rtsp,rtp,udp,tcp,tls,http,https,srtp,crypto";
      case "srt" -> "srt";
      case "rtmp", "rtmps", "rtmpt", "rtmpts", "rtmpe", "rtmpte" ->
          "rtmp,rtmps,rtmpt,rtmpts,rtmpe,rtmpte,ffrtmphttp,ffrtmpcrypt,tcp,tls,http,https";
      default -> "";
    };
  }

  private static void set(AVDictionary options, String key, String value) {
    av_dict_set(options, key, value, 0);
  }
}
