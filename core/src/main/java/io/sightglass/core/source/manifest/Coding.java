package io.sightglass.core.source.manifest;

/**
 * How a stream is coded in truth.
 *
 * @param codec FFmpeg's name of it
 * @param profile as the codec counts its profiles; below 0 where it is not known
 * @param profileName empty where it has none
 * @param level as the codec counts its levels; below 0 where it is not known
 */
public record Coding(String codec, int profile, String profileName, int level) {}
