package io.sightglass.desktop.settings;

import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.ProfileReader;
import io.sightglass.core.profile.ProfileWriter;
import io.sightglass.core.profile.Profiles;
import io.sightglass.core.user.UserFolders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Profiles that the user made: a folder of JSON files, as the terminal program takes them. */
public final class OwnProfiles {

  private static final Logger LOG = LoggerFactory.getLogger(OwnProfiles.class);

  private final Path folder;

  /**
   * What came of keeping a profile.
   *
   * @param profile under its new name
   * @param file where it is
   * @param problem a sentence where it could not be kept, else empty
   */
  public record Kept(Profile profile, Path file, String problem) {}

  /**
   * @param folder made when a profile is first kept
   */
  public OwnProfiles(Path folder) {
    this.folder = folder;
  }

  /** Where the user's settings are. */
  public static OwnProfiles ofUser() {
    return new OwnProfiles(UserFolders.config().resolve("profiles"));
  }

  /** All that can be read, by file name; others are logged. */
  public List<Profile> all() {
    List<Profile> profiles = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return profiles;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        try (InputStream input = Files.newInputStream(file)) {
          profiles.add(new ProfileReader().read(input, file.toString()));
        } catch (IOException e) {
          LOG.warn("{}", e.getMessage());
        }
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be listed", folder, e);
    }
    return profiles;
  }

  /** Those that come with the program, then the user's own. */
  public List<Profile> withBundled() {
    List<Profile> profiles = new ArrayList<>();
    Profiles bundled = new Profiles();
    try {
      for (String name : bundled.names()) {
        profiles.add(bundled.find(name));
      }
    } catch (IOException e) {
      LOG.warn("{}", e.getMessage());
    }
    profiles.addAll(all());
    return profiles;
  }

  /** Writes {@code profile} under {@code title}; one of that title is replaced. */
  public Kept keep(Profile profile, String title) {
    String name = name(title);
    Profile named =
        new Profile(
            name,
            title,
            profile.failSeverity(),
            profile.rules(),
            profile.settings(),
            profile.verdict());
    Path file = folder.resolve(name + ".json");
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "." + name, ".part");
      try (OutputStream output = Files.newOutputStream(part)) {
        new ProfileWriter().write(named, output);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return new Kept(named, file, "");
    } catch (IOException e) {
      LOG.info("{} cannot be written", file, e);
      return new Kept(
          named,
          file,
          "The profile cannot be kept in " + folder + ". Check that this folder can be written.");
    }
  }

  /** A file's name for {@code title}: lower-case letters and digits with dashes between. */
  static String name(String title) {
    String plain =
        Normalizer.normalize(title, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.isEmpty() ? "profile" : plain;
  }
}
