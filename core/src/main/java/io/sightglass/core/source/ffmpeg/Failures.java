package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_BAD_REQUEST;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_SERVER_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_PROTOCOL_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import java.nio.charset.StandardCharsets;

/** Turns FFmpeg's error codes into sentences for the user. */
final class Failures {

  private static final int ECONNREFUSED = -111;
  private static final int ENOENT = -2;
  private static final int EIO = -5;
  private static final int EACCES = -13;
  private static final int ETIMEDOUT = -110;
  private static final int EHOSTUNREACH = -113;

  private Failures() {}

  /** Why {@code uri} could not be opened. */
  static MediaException opening(String uri, int error, Interrupt interrupt) {
    if (interrupt.asked()) {
      return new MediaException(Reason.INTERRUPTED, "Opening " + uri + " was cancelled.");
    }
    if (error == AVERROR_EXIT || error == ETIMEDOUT) {
      return new MediaException(
          Reason.TIMEOUT,
          uri + " does not answer. Check the address and that the sender is running.");
    }
    if (error == ECONNREFUSED) {
      return new MediaException(
          Reason.REFUSED,
          "The connection to "
              + uri
              + " was refused. Check host and port, and that the server is"
              + " running.");
    }
    if (error == EHOSTUNREACH || (error == EIO && uri.contains("://"))) {
      return new MediaException(
          Reason.REFUSED, uri + " cannot be reached. Check the host name and the network.");
    }
    if (error == AVERROR_HTTP_NOT_FOUND || error == ENOENT) {
      return new MediaException(
          Reason.NOT_FOUND, uri + " was not found. Check the path for a typing error.");
    }
    if (error == AVERROR_HTTP_UNAUTHORIZED || error == AVERROR_HTTP_FORBIDDEN || error == EACCES) {
      return new MediaException(
          Reason.REFUSED, "Access to " + uri + " is denied. Check the permissions.");
    }
    if (error == AVERROR_HTTP_BAD_REQUEST || error == AVERROR_HTTP_SERVER_ERROR) {
      return new MediaException(
          Reason.IO, "The server of " + uri + " reports an error: " + text(error) + ".");
    }
    if (error == AVERROR_PROTOCOL_NOT_FOUND) {
      return new MediaException(
          Reason.UNSUPPORTED,
          "The protocol of "
              + uri
              + " is not supported. Use a file, http(s), udp, rtp, srt, rtmp"
              + " or rtsp address.");
    }
    if (error == AVERROR_INVALIDDATA) {
      return new MediaException(
          Reason.NOT_MEDIA,
          uri
              + " is not a recording that can be read: its contents are of no known format, or"
              + " its index is missing because it was cut off. Check that it was copied whole.");
    }
    return new MediaException(Reason.IO, uri + " cannot be opened: " + text(error) + ".");
  }

  /** Why reading {@code uri} ended early. */
  static MediaException reading(String uri, int error, Interrupt interrupt) {
    if (interrupt.asked()) {
      return new MediaException(Reason.INTERRUPTED, "Reading " + uri + " was cancelled.");
    }
    if (error == AVERROR_EXIT || error == ETIMEDOUT) {
      return new MediaException(Reason.TIMEOUT, uri + " has stopped sending.");
    }
    return new MediaException(Reason.IO, "Reading " + uri + " failed: " + text(error) + ".");
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
