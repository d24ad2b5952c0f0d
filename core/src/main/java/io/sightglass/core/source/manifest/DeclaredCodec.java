package io.sightglass.core.source.manifest;

import java.util.Locale;
import java.util.Set;

/**
 * A codec as RFC 6381 writes it, in FFmpeg's terms.
 *
 * @param text as it was declared
 * @param medium what it codes
 * @param names what FFmpeg calls it; several where the text does not say which
 * @param profile as the codec itself counts its profiles; below 0 where the text does not say
 * @param level as the codec itself counts its levels; below 0 where the text does not say
 */
record DeclaredCodec(String text, Medium medium, Set<String> names, int profile, int level) {

  /** What a codec codes. */
  enum Medium {
    PICTURES,
    SOUND,
    /** Text, or what is not known here. */
    OTHER
  }

  static DeclaredCodec of(String text) {
    String[] parts = text.split("\\.");
    String entry = parts.length == 0 ? "" : parts[0].toLowerCase(Locale.ROOT);
    return switch (entry) {
      case "avc1", "avc3" -> avc(text, parts);
      case "dva1", "dvav" -> pictures(text, "h264");
      case "hvc1", "hev1" -> hevc(text, parts);
      case "dvh1", "dvhe" -> pictures(text, "hevc");
      case "vvc1", "vvi1" -> pictures(text, "vvc");
      case "av01" -> av1(text, parts);
      case "vp08", "vp8" -> pictures(text, "vp8");
      case "vp9" -> pictures(text, "vp9");
      case "vp09" -> new DeclaredCodec(text, Medium.PICTURES, Set.of("vp9"), decimal(parts, 1), -1);
      case "mp4v" -> mpeg4(text, parts);
      case "mp4a" -> sound(text, parts);
      case "ac-3" -> sound(text, "ac3");
      case "ec-3" -> sound(text, "eac3");
      case "ac-4" -> sound(text, "ac4");
      case "flac" -> sound(text, "flac");
      case "opus" -> sound(text, "opus");
      case "vorbis" -> sound(text, "vorbis");
      case "alac" -> sound(text, "alac");
      case "dtsc", "dtsh", "dtsl", "dtse", "dts+", "dts-" -> sound(text, "dts");
      default -> new DeclaredCodec(text, Medium.OTHER, Set.of(), -1, -1);
    };
  }

  // RFC 6381, 3.3: profile_idc, constraint flags and level_idc, two hexadecimal digits each. Before
  // it, profile and level were written as decimal numbers with a dot between.
  private static DeclaredCodec avc(String text, String[] parts) {
    int profile = -1;
    int level = -1;
    if (parts.length == 2 && parts[1].matches("[0-9a-fA-F]{6}")) {
      profile = Integer.parseInt(parts[1].substring(0, 2), 16);
      level = Integer.parseInt(parts[1].substring(4), 16);
    } else if (parts.length == 3) {
      profile = decimal(parts, 1);
      level = decimal(parts, 2);
    }
    return new DeclaredCodec(text, Medium.PICTURES, Set.of("h264"), profile, level);
  }

  // ISO/IEC 14496-15, E.3: general_profile_idc behind its space, and general_level_idc behind its
  // tier.
  private static DeclaredCodec hevc(String text, String[] parts) {
    int profile = parts.length > 1 ? number(parts[1].replaceFirst("^[A-C]", "")) : -1;
    int level = parts.length > 3 ? number(parts[3].replaceFirst("^[LH]", "")) : -1;
    return new DeclaredCodec(text, Medium.PICTURES, Set.of("hevc"), profile, level);
  }

  // AV1 Codec ISO Media File Format Binding, 5: seq_profile, then seq_level_idx and tier.
  private static DeclaredCodec av1(String text, String[] parts) {
    int level = parts.length > 2 ? number(parts[2].replaceFirst("[MH]$", "")) : -1;
    return new DeclaredCodec(text, Medium.PICTURES, Set.of("av1"), decimal(parts, 1), level);
  }

  private static DeclaredCodec mpeg4(String text, String[] parts) {
    return switch (parts.length > 1 ? parts[1].toLowerCase(Locale.ROOT) : "") {
      case "20" -> pictures(text, "mpeg4");
      case "60", "61", "62", "63", "64", "65" -> pictures(text, "mpeg2video");
      case "6a" -> pictures(text, "mpeg1video");
      default -> new DeclaredCodec(text, Medium.OTHER, Set.of(), -1, -1);
    };
  }

  // The object type indications of ISO/IEC 14496-1; behind 40 the audio object type of 14496-3.
  private static DeclaredCodec sound(String text, String[] parts) {
    return switch (parts.length > 1 ? parts[1].toLowerCase(Locale.ROOT) : "") {
      case "40" -> mpeg4Sound(text, decimal(parts, 2));
      case "66", "67", "68" -> sound(text, "aac");
      case "69", "6b" -> new DeclaredCodec(text, Medium.SOUND, layers(), -1, -1);
      case "a5" -> sound(text, "ac3");
      case "a6" -> sound(text, "eac3");
      case "a9", "aa", "ab", "ac" -> sound(text, "dts");
      case "ad" -> sound(text, "opus");
      default -> new DeclaredCodec(text, Medium.OTHER, Set.of(), -1, -1);
    };
  }

  private static DeclaredCodec mpeg4Sound(String text, int type) {
    return switch (type) {
      case 32, 33, 34 -> new DeclaredCodec(text, Medium.SOUND, layers(), -1, -1);
      case 36 -> sound(text, "mp4als");
      default -> new DeclaredCodec(text, Medium.SOUND, Set.of("aac"), type, -1);
    };
  }

  // MPEG-1 and MPEG-2 audio: which layer is in the stream alone.
  private static Set<String> layers() {
    return Set.of("mp1", "mp2", "mp3");
  }

  private static DeclaredCodec pictures(String text, String name) {
    return new DeclaredCodec(text, Medium.PICTURES, Set.of(name), -1, -1);
  }

  private static DeclaredCodec sound(String text, String name) {
    return new DeclaredCodec(text, Medium.SOUND, Set.of(name), -1, -1);
  }

  private static int decimal(String[] parts, int index) {
    return parts.length > index ? number(parts[index]) : -1;
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
  }
}
