package io.sightglass.core.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds profiles: those that come with the program by name, others by their file. */
public final class Profiles {

  /** The profile in force where the user names none. */
  public static final String DEFAULT = "broadcast";

  private static final String FOLDER = "/io/sightglass/profiles/";
  private static final String INDEX = FOLDER + "index.txt";

  private static final String RULES = FOLDER + "rules/";

  private final ProfileReader reader = new ProfileReader(this);

  /**
   * Names of the profiles that come with the program.
   *
   * @throws IOException where the program's own resources can't be read
   */
  public List<String> names() throws IOException {
    try (InputStream index = Profiles.class.getResourceAsStream(INDEX)) {
      if (index == null) {
        return List.of();
      }
      return new String(index.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }

  /**
   * The profile of that name, or in that file.
   *
   * @throws ProfileException where there is none, or it is not right
   * @throws IOException where it can't be read
   */
  public Profile find(String nameOrFile) throws IOException {
    if (names().contains(nameOrFile)) {
      return bundled(nameOrFile);
    }
    Path file = Path.of(nameOrFile);
    if (Files.isRegularFile(file)) {
      try (InputStream input = Files.newInputStream(file)) {
        return reader.read(input, nameOrFile);
      } catch (java.nio.file.AccessDeniedException e) {
        throw new ProfileException(
            "The profile " + nameOrFile + " may not be read. Check its permissions.");
      }
    }
    throw new ProfileException(
        "There is no profile '"
            + nameOrFile
            + "'. Name a JSON file or one of: "
            + String.join(", ", names())
            + ".");
  }

  /** The rules that come with a detector, a JSON list; null where it has none. */
  @Nullable InputStream rules(String detector) {
    return Profiles.class.getResourceAsStream(RULES + detector + ".json");
  }

  private Profile bundled(String name) throws IOException {
    String file = name + ".json";
    try (InputStream input = Profiles.class.getResourceAsStream(FOLDER + file)) {
      if (input == null) {
        throw new ProfileException("The profile " + name + " is missing in this installation.");
      }
      return reader.read(input, file);
    }
  }
}
