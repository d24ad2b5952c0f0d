package io.sightglass.core.media;

/**
 * A track of captions, subtitles or teletext.
 *
 * @param index stream index in the container
 * @param codec FFmpeg's codec name, e.g. {@code dvb_teletext}, {@code mov_text}, {@code eia_608}
 * @param language ISO 639 code, or empty
 */
public record TextTrack(int index, String codec, String language) {}
