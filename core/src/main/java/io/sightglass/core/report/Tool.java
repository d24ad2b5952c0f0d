package io.sightglass.core.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * The program that made a report.
 *
 * @param name its name
 * @param version its version
 */
public record Tool(String name, String version) {

  /** This program. */
  public static Tool current() {
    return new Tool("Sightglass", properties().getProperty("version", "unknown"));
  }

  /**
   * This program's version, then that of the FFmpeg it was built with and of the Java it runs on; a
   * line each. Loads neither FFmpeg nor a logger, and makes no code at run time: it is asked for
   * often, and must answer at once.
   */
  public static List<String> versions() {
    String ffmpeg = properties().getProperty("ffmpeg", "unknown");
    // The presets' own version stands behind FFmpeg's.
    int presets = ffmpeg.indexOf('-');
    return List.of(
        "Sightglass ".concat(current().version()),
        "FFmpeg ".concat(presets < 0 ? ffmpeg : ffmpeg.substring(0, presets)),
        "Java ".concat(System.getProperty("java.runtime.version", "unknown")));
  }

  private static Properties properties() {
    Properties properties = new Properties();
    try (InputStream input =
        Tool.class.getResourceAsStream("/io/sightglass/core/tool.properties")) {
      if (input != null) {
        properties.load(input);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
