package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_BAD_REQUEST;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_OTHER_4XX;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_SERVER_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_TOO_MANY_REQUESTS;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_PROTOCOL_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Turns FFmpeg's error codes into sentences for the user: what, where, what to do. */
final class Failures {

  // FFmpeg's own codes are negated errno values of the C library; these are the same on Linux,
  // except that macOS and Windows number the network's differently.
  private static final int ENOENT = -2;
  private static final int EIO = -5;
  private static final int EACCES = -13;
  private static final List<Integer> ECONNREFUSED = List.of(-111, -61, -10061);
  private static final List<Integer> ETIMEDOUT = List.of(-110, -60, -10060);
  private static final List<Integer> UNREACHABLE = List.of(-113, -101, -65, -51, -10065, -10051);

  private Failures() {}

  /** Why {@code uri}, which is not a local file, could not be opened. */
  static MediaException opening(String uri, int error, Interrupt interrupt) {
    if (interrupt.asked()) {
      return failure(Reason.INTERRUPTED, "Opening " + uri + " was cancelled.");
    }
    if (error == AVERROR_EXIT || ETIMEDOUT.contains(error) || interrupt.timedOut()) {
      return failure(
          Reason.TIMEOUT,
          uri + " does not answer. Check the address and that the sender is running.");
    }
    if (ECONNREFUSED.contains(error)) {
      return failure(
          Reason.REFUSED,
          "The connection to "
              + uri
              + " was refused. Check host and port, and that the server is running.");
    }
    if (error == EIO || UNREACHABLE.contains(error)) {
      return failure(
          Reason.REFUSED, uri + " cannot be reached. Check the host name and the network.");
    }
    if (error == AVERROR_HTTP_NOT_FOUND || error == ENOENT) {
      return failure(Reason.NOT_FOUND, uri + " was not found. Check it for a typing error.");
    }
    if (error == AVERROR_HTTP_UNAUTHORIZED || error == AVERROR_HTTP_FORBIDDEN || error == EACCES) {
      return failure(
          Reason.REFUSED, "Access to " + uri + " is denied. Check user name and permissions.");
    }
    if (error == AVERROR_HTTP_BAD_REQUEST
        || error == AVERROR_HTTP_TOO_MANY_REQUESTS
        || error == AVERROR_HTTP_OTHER_4XX
        || error == AVERROR_HTTP_SERVER_ERROR) {
      return failure(
          Reason.IO,
          "The server of " + uri + " answers with an error: " + text(error) + ". Try again later.");
    }
    if (error == AVERROR_PROTOCOL_NOT_FOUND) {
      return unsupportedProtocol(uri);
    }
    if (error == AVERROR_INVALIDDATA) {
      return failure(
          Reason.NOT_MEDIA,
          "What "
              + uri
              + " sends is of no known video or sound format. Check that it is the address of a"
              + " stream, not of a web page.");
    }
    return failure(
        Reason.IO,
        uri + " cannot be opened: " + text(error) + ". Check the address and try again.");
  }

  static MediaException unsupportedProtocol(String uri) {
    return failure(
        Reason.UNSUPPORTED,
        "The protocol of "
            + uri
            + " is not supported. Use a file, or an http, https, udp, rtp, rtsp, rtmp, srt or tcp"
            + " address.");
  }

  /** The pictures of {@code uri} are said to be larger than {@link Bounds} allows. */
  static MediaException tooLarge(String uri, int width, int height) {
    return failure(
        Reason.UNSUPPORTED,
        "%s says that its pictures have %d×%d pixels; more than %d million are not decoded. Check that it was copied whole, and where it comes from."
            .formatted(uri, width, height, Bounds.PIXELS / 1_000_000));
  }

  /** {@code uri} asks for more than there is, or than {@link Bounds} allows. */
  static MediaException tooMany(String uri) {
    return failure(
        Reason.UNSUPPORTED,
        "%s has more than %d tracks, or asks for more memory than there is. Check where it comes from."
            .formatted(uri, Bounds.TRACKS));
  }

  /** Why reading {@code uri} ended early. */
  static MediaException reading(String uri, int error, Interrupt interrupt) {
    if (interrupt.asked()) {
      return failure(Reason.INTERRUPTED, "Reading " + uri + " was cancelled.");
    }
    if (error == AVERROR_EXIT || ETIMEDOUT.contains(error) || interrupt.timedOut()) {
      return failure(
          Reason.TIMEOUT, uri + " has stopped sending. Check the sender and the network.");
    }
    if (error == AVERROR_INVALIDDATA || (error == EIO && LocalFiles.isLocal(uri))) {
      return cutOff(uri);
    }
    return failure(
        Reason.IO,
        "Reading " + uri + " failed: " + text(error) + ". Check the disk or the network.");
  }

  /** Why a live stream ended, where nothing says that its programme did. */
  static MediaException lost(String uri, int error, Interrupt interrupt) {
    return error == AVERROR_EOF && !interrupt.timedOut()
        ? failure(
            Reason.IO,
            uri + " has closed the connection. Check the sender; if the programme is over, stop.")
        : reading(uri, error, interrupt);
  }

  /** A live stream was waited for in vain. */
  static MediaException gaveUp(String uri, Duration waited, MediaException last) {
    return failure(
        last.reason(),
        "%s did not come back within %d s. %s"
            .formatted(uri, waited.toSeconds(), last.getMessage()));
  }

  /** A recording that ends before its programme does. */
  static MediaException cutOff(String uri) {
    return failure(
        Reason.DAMAGED,
        uri
            + " is damaged or cut off: what follows cannot be read. Check that it was copied"
            + " whole.");
  }

  private static MediaException failure(Reason reason, String message) {
    return new MediaException(reason, message);
  }

  static String text(int error) {
    byte[] buffer = new byte[128];
    av_strerror(error, buffer, buffer.length);
    int end = 0;
    while (end < buffer.length && buffer[end] != 0) {
      end++;
    }
    return new String(buffer, 0, end, StandardCharsets.UTF_8);
  }
}
