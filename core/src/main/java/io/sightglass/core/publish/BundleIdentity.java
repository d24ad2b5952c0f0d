package io.sightglass.core.publish;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.media.ContentFingerprint;
import io.sightglass.core.report.Report;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a bundle is the result of: the same content, profile, detectors and version give the same
 * name, so that pushing twice makes one object, and workers with different detectors make one each.
 *
 * @param content names the recording, or the live stream
 * @param profile name of the profile
 * @param detectors names the set of detectors that ran
 * @param version of the program
 * @param window start of the stretch of a live stream, in UTC; empty for a whole recording
 */
public record BundleIdentity(
    String content, String profile, String detectors, String version, String window) {

  /** How names of bundles end. */
  public static final String SUFFIX = ".sightglass.zip";

  private static final int DIGITS = 16;
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
    String address = report.stream().uri();
    return of(report, "live-" + hash(address), WINDOW.format(from));
  }

  private static BundleIdentity of(Report report, String content, String window) {
    String ran =
        report.detectorsRun().stream()
            .map(DetectorInfo::id)
            .sorted()
            .collect(Collectors.joining(","));
    return new BundleIdentity(
        content, report.profile().name(), hash(ran), report.tool().version(), window);
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
        + SUFFIX;
  }

  /** The window's text where {@link #name} has one. */
  static Optional<String> windowOf(String name) {
    int dash = name.lastIndexOf('-');
    String last = dash < 0 ? "" : name.substring(dash + 1).replace(SUFFIX, "");
    return last.matches("\\d{8}T\\d{6}Z") ? Optional.of(last) : Optional.empty();
  }

  // Keys with other characters are legal, but not every service and tool takes them.
  private static String safe(String text) {
    return text.replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
