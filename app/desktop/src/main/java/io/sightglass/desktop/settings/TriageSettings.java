package io.sightglass.desktop.settings;

import io.sightglass.core.user.UserFolders;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the user goes through defects: a properties file. Losing it costs little, so that a failure
 * is logged and no more. Used by one thread.
 */
public final class TriageSettings {

  private static final Logger LOG = LoggerFactory.getLogger(TriageSettings.class);
  private static final String GO_ON = "goOn";

  private final Path file;
  private boolean goOn = true;

  /**
   * @param file made with its folder when something is first changed
   */
  public TriageSettings(Path file) {
    this.file = file;
    if (Files.isRegularFile(file)) {
      Properties kept = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        kept.load(reader);
        goOn = !"false".equals(kept.getProperty(GO_ON));
      } catch (IOException | IllegalArgumentException e) {
        LOG.info("{} cannot be read", file, e);
      }
    }
  }

  /** Where the user's settings are. */
  public static TriageSettings ofUser() {
    return new TriageSettings(UserFolders.config().resolve("triage.properties"));
  }

  /** Whether a judgement is followed by the next defect. */
  public boolean goOn() {
    return goOn;
  }

  public void setGoOn(boolean follow) {
    if (goOn == follow) {
      return;
    }
    goOn = follow;
    Properties kept = new Properties();
    kept.setProperty(GO_ON, String.valueOf(follow));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (Writer writer = Files.newBufferedWriter(file)) {
        kept.store(writer, "Triage in the Sightglass window");
      }
    } catch (IOException e) {
      LOG.info("{} cannot be written", file, e);
    }
  }
}
