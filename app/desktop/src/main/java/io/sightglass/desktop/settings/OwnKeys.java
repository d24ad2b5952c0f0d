package io.sightglass.desktop.settings;

import io.sightglass.core.user.UserFolders;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that the user changed: a properties file of UTF-8, an action's name and its keys a line,
 * {@code FRAME_BACK=Left Q}. Used by one thread.
 */
public final class OwnKeys {

  private static final Logger LOG = LoggerFactory.getLogger(OwnKeys.class);

  private final Path file;

  /**
   * @param file made with its folder when a key is first changed
   */
  public OwnKeys(Path file) {
    this.file = file;
  }

  /** Where the user's settings are. */
  public static OwnKeys ofUser() {
    return new OwnKeys(UserFolders.config().resolve("keys.properties"));
  }

  public Path file() {
    return file;
  }

  /** What was changed; nothing where the file is not there, or cannot be read, which is logged. */
  public Properties changes() {
    Properties changes = new Properties();
    if (Files.isRegularFile(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        changes.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("{} cannot be read: the standard keys are in force", file, e);
        return new Properties();
      }
    }
    return changes;
  }

  /**
   * Writes what is changed now.
   *
   * @return a sentence where that failed
   */
  public Optional<String> keep(Properties changes) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, ".keys", ".part");
      try (Writer writer = Files.newBufferedWriter(part)) {
        changes.store(writer, "Keys of the Sightglass window");
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return Optional.empty();
    } catch (IOException e) {
      LOG.info("{} cannot be written", file, e);
      return Optional.of(
          "The keys cannot be kept in "
              + file
              + ". They are in force until the window is closed; check that this file can be"
              + " written.");
    }
  }
}
