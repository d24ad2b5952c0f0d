package io.sightglass.core.source;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What to open, and how.
 *
 * @param uri a path or a URL
 * @param videoTrack stream index of the video track, or empty for the container's best
 * @param audioTrack stream index of the audio track, or empty for the container's best
 * @param everyAudioTrack true to decode the other audio tracks beside it
 * @param decoderThreads threads a decoder may use; 1 where the result must be the same each time
 * @param timeout how long an open or a read may stall before it fails
 */
public record MediaRequest(
    String uri,
    OptionalInt videoTrack,
    OptionalInt audioTrack,
    boolean everyAudioTrack,
    int decoderThreads,
    Duration timeout) {

  /** One audio track alone. */
  public MediaRequest(
      String uri,
      OptionalInt videoTrack,
      OptionalInt audioTrack,
      int decoderThreads,
      Duration timeout) {
    this(uri, videoTrack, audioTrack, false, decoderThreads, timeout);
  }

  /** The best tracks, one decoder thread, ten seconds. */
  public static MediaRequest of(String uri) {
    return new MediaRequest(
        uri, OptionalInt.empty(), OptionalInt.empty(), 1, Duration.ofSeconds(10));
  }

  /** Selects a video track by its stream index, or the container's best. */
  public MediaRequest withVideoTrack(OptionalInt track) {
    return new MediaRequest(uri, track, audioTrack, everyAudioTrack, decoderThreads, timeout);
  }

  public MediaRequest withDecoderThreads(int threads) {
    return new MediaRequest(uri, videoTrack, audioTrack, everyAudioTrack, threads, timeout);
  }

  /** Selects an audio track by its stream index. */
  public MediaRequest withAudioTrack(int index) {
    return new MediaRequest(
        uri, videoTrack, OptionalInt.of(index), everyAudioTrack, decoderThreads, timeout);
  }

  public MediaRequest withEveryAudioTrack(boolean every) {
    return new MediaRequest(uri, videoTrack, audioTrack, every, decoderThreads, timeout);
  }
}
