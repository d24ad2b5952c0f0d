package io.sightglass.core.media;

import java.util.List;

/**
 * One audio track of a source.
 *
 * @param index stream index in the container
 * @param codec FFmpeg's codec name
 * @param sampleRate samples a second
 * @param layout FFmpeg's layout name, e.g. {@code stereo}, {@code 5.1(side)}
 * @param channels channel names in order, e.g. {@code FL FR FC LFE SL SR}
 * @param language ISO 639 code, or empty
 */
public record AudioTrack(
    int index,
    String codec,
    int sampleRate,
    String layout,
    List<String> channels,
    String language) {

  public AudioTrack {
    channels = List.copyOf(channels);
  }
}
