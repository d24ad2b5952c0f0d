package io.sightglass.core.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
    Properties properties = new Properties();
    try (InputStream input =
        Tool.class.getResourceAsStream("/io/sightglass/core/tool.properties")) {
      if (input != null) {
        properties.load(input);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Tool("Sightglass", properties.getProperty("version", "unknown"));
  }
}
