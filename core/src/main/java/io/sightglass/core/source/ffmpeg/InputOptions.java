package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** Options that each kind of input is opened with. */
final class InputOptions {

  private InputOptions() {}

  /** To be freed by the caller. */
  static AVDictionary of(String uri, boolean local) {
    AVDictionary options = new AVDictionary(null);
    String scheme = local ? "file" : uri.substring(0, uri.indexOf("://")).toLowerCase(Locale.ROOT);
    // A playlist is untrusted: one from the network must not make us open local files.
    set(
        options,
        "protocol_whitelist",
        local ? "file,crypto,data" : "http,https,tcp,tls,udp,rtp,srtp,srt,rtmp,rtmps,rtsp,crypto");
    set(options, "scan_all_pmts", "1");
    switch (scheme) {
      case "udp" -> {
        set(options, "fifo_size", "50000");
        set(options, "overrun_nonfatal", "1");
      }
      case "rtsp" -> set(options, "timeout", "5000000");
      case "http", "https" -> {
        set(options, "reconnect", "1");
        set(options, "reconnect_delay_max", "2");
      }
      default -> {}
    }
    return options;
  }

  private static void set(AVDictionary options, String key, String value) {
    av_dict_set(options, key, value, 0);
  }
}
