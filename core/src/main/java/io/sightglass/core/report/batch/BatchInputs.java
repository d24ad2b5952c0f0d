package io.sightglass.core.report.batch;

import io.sightglass.core.report.ReportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The programmes of a batch: files and addresses as they are, folders by what is in them. */
public final class BatchInputs {

  private static final Set<String> MEDIA =
      Set.of(
          "3gp", "aac", "ac3", "aif", "aiff", "avi", "dv", "eac3", "flac", "flv", "gxf", "lxf",
          "m2t", "m2ts", "m2v", "m3u8", "m4a", "m4v", "mka", "mkv", "mov", "mp3", "mp4", "mpd",
          "mpeg", "mpg", "mts", "mxf", "oga", "ogg", "ogv", "opus", "rf64", "ts", "vob", "w64",
          "wav", "webm", "wmv", "y4m");

  private BatchInputs() {}

  /**
   * All that is to be analysed, each once: what was given in its order, folders in order of path. A
   * folder with a playlist stands for the playlist, not for its segments.
   *
   * @throws ReportException where a folder can't be read
   */
  public static List<String> expand(List<String> given) throws IOException {
    Set<String> inputs = new LinkedHashSet<>();
    for (String input : given) {
      Path folder = folder(input);
      if (folder == null) {
        inputs.add(input);
      } else {
        inputs.addAll(media(folder));
      }
    }
    return List.copyOf(inputs);
  }

  /**
   * The lines of a list: an input each; empty ones and those that begin with {@code #} are passed
   * over. Relative paths are relative to the list.
   *
   * @throws ReportException where it can't be read
   */
  public static List<String> list(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ReportException(
          "The list " + file + " cannot be read. Is it a text file, one input a line?", e);
    }
    List<String> inputs = new ArrayList<>();
    for (String line : lines) {
      String input = line.strip().replaceFirst("^\uFEFF", "");
      if (!input.isEmpty() && !input.startsWith("#")) {
        inputs.add(resolved(input, file));
      }
    }
    return inputs;
  }

  private static String resolved(String input, Path list) {
    if (input.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      return input;
    }
    try {
      return list.toAbsolutePath().resolveSibling(input).normalize().toString();
    } catch (InvalidPathException e) {
      return input;
    }
  }

  private static @org.jspecify.annotations.Nullable Path folder(String input) {
    try {
      Path path = Path.of(input);
      return Files.isDirectory(path) ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static List<String> media(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      files = walk.filter(Files::isRegularFile).filter(BatchInputs::isMedia).sorted().toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new ReportException("The folder " + folder + " cannot be read.", e);
    }
    Set<Path> playlists = new java.util.HashSet<>();
    for (Path file : files) {
      if (isPlaylist(file)) {
        playlists.add(parent(file));
      }
    }
    return files.stream()
        .filter(file -> isPlaylist(file) || !playlists.contains(parent(file)))
        .map(Path::toString)
        .toList();
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static boolean isMedia(Path file) {
    return MEDIA.contains(extension(file));
  }

  private static boolean isPlaylist(Path file) {
    return extension(file).equals("m3u8") || extension(file).equals("mpd");
  }

  private static String extension(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".")
        ? ""
        : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
