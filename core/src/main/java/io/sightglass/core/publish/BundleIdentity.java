package io.sightglass.core.publish;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.media.ContentFingerprint;
import io.sightglass.core.media.PublicAddress;
import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.ProfileWriter;
import io.sightglass.core.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a bundle is the result of: the same content, profile, detectors and version give the same
 * name, so that pushing twice makes one object, and workers with different detectors make one each.
 *
 * @param content names the recording, or the live stream
 * @param profile names the profile and what is in it
 * @param detectors names the set of detectors that ran, to the end or not
 * @param version of the program
 * @param window start of the stretch of a live stream, in UTC; empty for a whole recording
 * @param part number of what is published while a live session goes on, from 1; each supersedes
 *     those before it, and the whole, 0, supersedes all
 */
public record BundleIdentity(
    String content, String profile, String detectors, String version, String window, int part) {

  /** How names of bundles end. */
  public static final String SUFFIX = ".sightglass.zip";

  private static final int DIGITS = 16;
  private static final String PART = ".part";
  private static final Pattern PART_OF_NAME =
      Pattern.compile(Pattern.quote(PART) + "(\\d{4,9})" + Pattern.quote(SUFFIX) + "$");
  private static final DateTimeFormatter WINDOW =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Of a recording. */
  public static BundleIdentity of(Report report, ContentFingerprint content) {
    return of(report, content.bytes() + "-" + content.sha256().substring(0, DIGITS), "");
  }

  /**
   * Of what has no content to be known by: a live stream, named by its address.
   *
   * @param from when the stretch began
   */
  public static BundleIdentity ofStream(Report report, Instant from) {
    String address = PublicAddress.of(report.stream().uri());
    return of(report, "live-" + hash(address), WINDOW.format(from));
  }

  /** The same, published while the session goes on. */
  public BundleIdentity part(int number) {
    return new BundleIdentity(content, profile, detectors, version, window, number);
  }

  /** Whether {@code newer} has all that this has, because it is a later state of the same. */
  boolean isSupersededBy(BundleIdentity newer) {
    return part > 0 && (newer.part == 0 || newer.part > part) && part(0).equals(newer.part(0));
  }

  private static BundleIdentity of(Report report, String content, String window) {
    // One that failed half-way is still of the set: what is published before and after is the same.
    String ran =
        Stream.concat(
                report.detectorsRun().stream().map(DetectorInfo::id),
                report.detectorsNotRun().stream()
                    .filter(detector -> detector.cause() == NotRun.Cause.FAILED)
                    .map(NotRun::detector))
            .distinct()
            .sorted()
            .collect(Collectors.joining(","));
    return new BundleIdentity(
        content, profile(report.profile()), hash(ran), report.tool().version(), window, 0);
  }

  private static String profile(Profile profile) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new ProfileWriter().write(profile, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return profile.name() + "-" + Sha256.of(bytes.toByteArray()).substring(0, DIGITS / 2);
  }

  private static String hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
  }

  /** The object's name below a target's prefix: the content is its folder. */
  public String name() {
    return safe(content)
        + "/"
        + safe(profile)
        + "-"
        + safe(detectors)
        + "-"
        + safe(version)
        + (window.isEmpty() ? "" : "-" + safe(window))
        + (part == 0 ? "" : String.format(Locale.ROOT, "%s%04d", PART, part))
        + SUFFIX;
  }

  /** A name without the number of its part: the same for all states of one session. */
  static String wholeName(String name) {
    return PART_OF_NAME.matcher(name).replaceFirst(SUFFIX);
  }

  /** The number of the part that {@code name} is of; 0 for a whole. */
  static int partOf(String name) {
    Matcher matcher = PART_OF_NAME.matcher(name);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  // Keys with other characters are legal, but not every service and tool takes them.
  private static String safe(String text) {
    return text.replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
