package io.sightglass.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The clips with known defects, where the system property {@code sightglass.corpus} says. */
public final class Corpus {

  private Corpus() {}

  /** The corpus's folder; without it the test is skipped, and says so. */
  public static Path folder() {
    String folder = System.getProperty("sightglass.corpus", "");
    assumeTrue(!folder.isEmpty(), "skipped: set -Dsightglass.corpus to the corpus's folder");
    assertThat(Path.of(folder, "media")).isDirectory();
    return Path.of(folder);
  }

  /** All clips, by name. */
  public static List<Path> clips() throws IOException {
    try (Stream<Path> files = Files.list(folder().resolve("media"))) {
      return files
          .map(file -> Files.isDirectory(file) ? file.resolve("index.m3u8") : file)
          .sorted()
          .toList();
    }
  }

  /** The file of what is known about {@code clip}. */
  public static Path truth(Path clip) {
    Path named = clip.endsWith("index.m3u8") ? clip.getParent() : clip;
    String name = named.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return folder().resolve("truth").resolve((dot < 0 ? name : name.substring(0, dot)) + ".json");
  }
}
