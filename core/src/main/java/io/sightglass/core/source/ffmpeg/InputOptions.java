package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.sightglass.core.source.MediaException;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** Options that each kind of input is opened with. */
final class InputOptions {

  /** Three weeks: our own watch ends it before. */
  private static final String LISTEN_SECONDS = "2000000";

  /** As much as the system grants: what it does not hold while we are busy is lost. */
  private static final String SOCKET_BUFFER = "4194304";

  private InputOptions() {}

  /** The options for a local file, to be freed by the caller. */
  static AVDictionary forFiles() {
    return common(protocols("file"));
  }

  /**
   * The options for a stream's address, to be freed by the caller.
   *
   * @param segmentsBack how many segments before its end a live playlist is entered
   * @throws MediaException where its protocol is not among those that are read
   */
  static AVDictionary of(NetworkAddress address, int segmentsBack) throws MediaException {
    String protocols = protocols(address.scheme());
    if (protocols.isEmpty()) {
      throw Failures.unsupportedProtocol(address.address());
    }
    AVDictionary options = common(protocols);
    if (address.listensByOption() && !address.scheme().equals("rtsp")) {
      set(options, "listen", "1");
    }
    switch (address.scheme()) {
      case "udp" -> {
        // The address's own query goes before these.
        set(options, "fifo_size", "50000");
        set(options, "overrun_nonfatal", "1");
        set(options, "buffer_size", SOCKET_BUFFER);
      }
      case "rtsp" -> {
        set(options, "rtsp_flags", address.listensByOption() ? "listen" : "prefer_tcp");
        if (address.listensByOption()) {
          // Its own default is out of its own range.
          set(options, "listen_timeout", LISTEN_SECONDS);
        }
      }
      case "http", "https" -> {
        // Not reconnect_streamed: a server without ranges would send it all again from the start.
        set(options, "reconnect", "1");
        set(options, "reconnect_delay_max", "2");
        set(options, "live_start_index", Integer.toString(-segmentsBack));
        // Each segment is opened by itself, so that where it begins is known.
        set(options, "http_persistent", "0");
        set(options, "http_multiple", "0");
      }
      default -> {}
    }
    return options;
  }

  private static AVDictionary common(String protocols) {
    AVDictionary options = new AVDictionary(null);
    // A playlist is untrusted: one from the network must not make us open local files.
    set(options, "protocol_whitelist", protocols);
    set(options, "scan_all_pmts", "1");
    set(options, "max_streams", Integer.toString(Bounds.TRACKS));
    return options;
  }

  /** The options for the packets of an RTP session, to be freed by the caller. */
  static AVDictionary forRtp() {
    AVDictionary options = new AVDictionary(null);
    set(options, "protocol_whitelist", protocols("rtp"));
    set(options, "buffer_size", SOCKET_BUFFER);
    return options;
  }

  /** The options of a decoder that only looks what a track is, to be freed by the caller. */
  static AVDictionary forProbing() {
    AVDictionary options = new AVDictionary(null);
    set(options, "max_pixels", Long.toString(Bounds.PIXELS));
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
