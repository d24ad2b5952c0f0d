package io.sightglass.desktop.settings;

import io.sightglass.core.user.UserFolders;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.slf4j.LoggerFactory;

/**
 * How the user has the window: a properties file. Losing it costs little, so that a failure is
 * logged and no more. Used by one thread.
 */
public final class WindowSettings {

  private static final String GO_ON = "goOn";
  private static final String DARK = "dark";

  private final Path file;
  private boolean goOn = true;
  private boolean dark = true;

  /**
   * @param file made with its folder when something is first changed
   */
  public WindowSettings(Path file) {
    this.file = file;
    if (Files.isRegularFile(file)) {
      Properties kept = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        kept.load(reader);
        goOn = !"false".equals(kept.getProperty(GO_ON));
        dark = !"false".equals(kept.getProperty(DARK));
      } catch (IOException | IllegalArgumentException e) {
        log("{} cannot be read", e);
      }
    }
  }

  /** Where the user's settings are. */
  public static WindowSettings ofUser() {
    return new WindowSettings(UserFolders.config().resolve("window.properties"));
  }

  /** Whether a judgement is followed by the next defect. */
  public boolean goOn() {
    return goOn;
  }

  public void setGoOn(boolean follow) {
    if (goOn != follow) {
      goOn = follow;
      keep();
    }
  }

  /** Whether the window is dark, or light. */
  public boolean dark() {
    return dark;
  }

  public void setDark(boolean chosen) {
    if (dark != chosen) {
      dark = chosen;
      keep();
    }
  }

  private void keep() {
    Properties kept = new Properties();
    kept.setProperty(GO_ON, String.valueOf(goOn));
    kept.setProperty(DARK, String.valueOf(dark));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (Writer writer = Files.newBufferedWriter(file)) {
        kept.store(writer, "The Sightglass window");
      }
    } catch (IOException e) {
      log("{} cannot be written", e);
    }
  }

  // Not a field: the window asks before the log has begun, and is not to wait for it.
  private void log(String sentence, Exception why) {
    LoggerFactory.getLogger(WindowSettings.class).info(sentence, file, why);
  }
}
