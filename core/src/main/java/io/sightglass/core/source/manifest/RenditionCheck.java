package io.sightglass.core.source.manifest;

import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.source.manifest.DeclaredCodec.Medium;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds what is declared of a rendition against what its streams are. Each difference is a
 * sentence; what is not declared, or not known of the stream, is none.
 */
public final class RenditionCheck {

  /** Frame rates are the same within this: 29.97 may be called 30. */
  private static final double SAME_RATE = 0.01;

  /** A display width is rounded to whole pixels, by some to even ones. */
  private static final int SAME_WIDTH = 2;

  private static final int LOW_COMPLEXITY = 2;
  private static final int XHE = 42;

  private final Rendition declared;
  private final String document;
  private final List<DeclaredCodec> codecs;

  /**
   * @param document what declares it, as a sentence begins with it
   */
  public RenditionCheck(Rendition declared, String document) {
    this.declared = declared;
    this.document = document;
    this.codecs = declared.codecs().stream().map(DeclaredCodec::of).toList();
  }

  /** Whether a frame rate is declared. */
  public boolean declaresRate() {
    return declared.frameRate() > 0;
  }

  /**
   * The size that is declared may be that of the coded pictures, or that in which to show them (RFC
   * 8216, 4.3.4.2; ISO/IEC 23009-1, 5.3.7.2 with {@code @sar}).
   */
  public List<String> size(VideoTrack track) {
    int width = declared.width();
    int height = declared.height();
    long shown = Math.round((double) track.width() * track.sarNumerator() / track.sarDenominator());
    boolean upright = track.rotation() % 180 == 0;
    if (width == 0
        || height == 0
        || same(width, height, track.width(), shown, track.height())
        || (!upright && same(height, width, track.width(), shown, track.height()))) {
      return List.of();
    }
    return List.of(
        says("%d×%d".formatted(width, height), "are %d×%d", track.width(), track.height()));
  }

  private static boolean same(int width, int height, int coded, long shown, int codedHeight) {
    return height == codedHeight && (width == coded || Math.abs(width - shown) <= SAME_WIDTH);
  }

  /**
   * @param rate pictures a second, measured
   * @param interlaced whether each may have been counted as two fields
   */
  public List<String> rate(double rate, boolean interlaced) {
    double said = declared.frameRate();
    if (said == 0 || same(said, rate) || (interlaced && same(said, rate / 2))) {
      return List.of();
    }
    return List.of(says("%.3f pictures a second".formatted(said), "come at %.3f", rate));
  }

  private static boolean same(double said, double rate) {
    return Math.abs(said - rate) <= SAME_RATE * Math.max(said, rate);
  }

  /**
   * @param pictures of the stream that is shown; empty where the rendition has none
   * @param sound of the stream that is heard; empty where the rendition has none
   */
  public List<String> codecs(Optional<Coding> pictures, Optional<Coding> sound) {
    List<String> told = new ArrayList<>();
    if (!codecs.isEmpty()) {
      pictures.ifPresentOrElse(
          coding -> told.addAll(codec(Medium.PICTURES, coding)),
          () -> told.addAll(absent(Medium.PICTURES)));
      sound.ifPresentOrElse(
          coding -> told.addAll(codec(Medium.SOUND, coding)),
          () -> told.addAll(absent(Medium.SOUND)));
    }
    return told;
  }

  private List<String> absent(Medium medium) {
    return of(medium).stream()
        .map(codec ->
            "%s declares %s for %s, which has no %s."
                .formatted(
                    document,
                    codec.text(),
                    declared.name(),
                    medium == Medium.SOUND ? "sound" : "pictures"))
        .limit(1)
        .toList();
  }

  private List<String> codec(Medium medium, Coding coding) {
    List<DeclaredCodec> said = of(medium);
    List<DeclaredCodec> same =
        said.stream().filter(codec -> codec.names().contains(coding.codec())).toList();
    if (same.stream().anyMatch(codec -> fits(codec, coding))) {
      return List.of();
    }
    boolean silent = said.isEmpty();
    if (silent && codecs.stream().anyMatch(codec -> codec.medium() == Medium.OTHER)) {
      // It may be the one that is not known here.
      return List.of();
    }
    String all =
        String.join(", ", (silent ? codecs : said).stream().map(each -> each.text()).toList());
    return List.of(
        "%s declares %s for %s; its %s %s."
            .formatted(
                document,
                all,
                declared.name(),
                medium == Medium.SOUND ? "sound is" : "pictures are",
                described(coding)));
  }

  private List<DeclaredCodec> of(Medium medium) {
    return codecs.stream().filter(codec -> codec.medium() == medium).toList();
  }

  private boolean fits(DeclaredCodec said, Coding coding) {
    if (coding.codec().equals("aac")) {
      return aacFits(said.profile(), coding.profile());
    }
    boolean profile =
        said.profile() < 0 || coding.profile() < 0 || said.profile() == coding.profile();
    return profile && levelFits(said.level(), coding);
  }

  private boolean levelFits(int said, Coding coding) {
    int level = coding.level();
    // Level 1b of H.264 is written in two ways.
    boolean oneB = coding.codec().equals("h264") && (level == 9 || level == 11);
    if (said < 0 || level < 0 || said == level || (oneB && (said == 9 || said == 11))) {
      return true;
    }
    return declared.sharedCodecs() && level < said;
  }

  // That there is more than the low-complexity core is known only where the stream says so: its
  // absence proves nothing (ISO/IEC 14496-3, 1.6.5, implicit signalling).
  private static boolean aacFits(int said, int type) {
    if (said < 0 || type < 0) {
      return true;
    }
    boolean more = type > LOW_COMPLEXITY;
    return !(said == LOW_COMPLEXITY && more) && (said == XHE) == (type == XHE);
  }

  private static String described(Coding coding) {
    StringBuilder text = new StringBuilder(coding.codec());
    if (!coding.profileName().isEmpty()) {
      text.append(' ').append(coding.profileName());
    }
    String level = level(coding);
    return text.append(level.isEmpty() ? "" : ", level " + level).toString();
  }

  private static String level(Coding coding) {
    int level = coding.level();
    if (level < 0) {
      return "";
    }
    return switch (coding.codec()) {
      case "h264" -> decimal(level / 10.0);
      case "hevc" -> decimal(level / 30.0);
      case "av1" -> "%d.%d".formatted(2 + level / 4, level % 4);
      default -> "";
    };
  }

  private static String decimal(double level) {
    return String.format(Locale.ROOT, "%.1f", level);
  }

  private String says(String what, String truth, Object... values) {
    return "%s declares %s for %s; its pictures %s."
        .formatted(document, what, declared.name(), String.format(Locale.ROOT, truth, values));
  }
}
