package io.sightglass.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample that ships with the program, and what is wrong with it. */
final class Sample {

  static final JsonMapper JSON = new JsonMapper();
  private static final String FOLDER = "/io/sightglass/sample/";

  private Sample() {}

  static Path copyTo(Path folder) throws IOException {
    Path file = folder.resolve("sightglass-sample.ts");
    try (InputStream input = Sample.class.getResourceAsStream(FOLDER + "sightglass-sample.ts")) {
      Files.copy(input, file);
    }
    return file;
  }

  /** The defects that were put in. */
  static JsonNode truth() throws IOException {
    try (InputStream input = Sample.class.getResourceAsStream(FOLDER + "sightglass-sample.json")) {
      return JSON.readTree(input).get("defects");
    }
  }
}
