package io.sightglass.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The clip that comes with the program, as a file. */
public final class Sample {

  static final String NAME = "sightglass-sample.ts";
  private static final String CLIP = "/io/sightglass/sample/" + NAME;

  private Sample() {}

  /** Writes it into {@code folder}. */
  public static Path in(Path folder) {
    Path file = folder.resolve(NAME);
    try (InputStream clip = Objects.requireNonNull(Sample.class.getResourceAsStream(CLIP))) {
      Files.copy(clip, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
