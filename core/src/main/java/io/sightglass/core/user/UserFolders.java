package io.sightglass.core.user;

import java.nio.file.Path;

/** The user's own folders, as the XDG Base Directory Specification has them. None is made. */
public final class UserFolders {

  private static final String NAME = "sightglass";

  private UserFolders() {}

  /** Settings: {@code $XDG_CONFIG_HOME/sightglass}, or {@code ~/.config/sightglass}. */
  public static Path config() {
    return base("XDG_CONFIG_HOME", Path.of(".config")).resolve(NAME);
  }

  /**
   * What the user made and can't be made again: {@code sightglass.data} (system property), {@code
   * $XDG_DATA_HOME/sightglass}, or {@code ~/.local/share/sightglass}, the first that is set.
   */
  public static Path data() {
    String told = System.getProperty("sightglass.data", "");
    return told.isBlank()
        ? base("XDG_DATA_HOME", Path.of(".local", "share")).resolve(NAME)
        : Path.of(told);
  }

  /**
   * Detectors of the user's own, a jar each: {@code $SIGHTGLASS_DETECTORS}, or {@code detectors}
   * among the settings.
   */
  public static Path detectors() {
    return set("SIGHTGLASS_DETECTORS")
        ? Path.of(System.getenv("SIGHTGLASS_DETECTORS"))
        : config().resolve("detectors");
  }

  /**
   * Logs and the spool: {@code $XDG_STATE_HOME/sightglass}, or {@code ~/.local/state/sightglass}.
   */
  public static Path state() {
    return base("XDG_STATE_HOME", Path.of(".local", "state")).resolve(NAME);
  }

  /**
   * What can be made again: {@code sightglass.cache} (system property), {@code
   * $XDG_CACHE_HOME/sightglass}, {@code %LOCALAPPDATA%\sightglass\cache} or {@code
   * ~/.cache/sightglass}, the first that is set.
   */
  public static Path cache() {
    String told = System.getProperty("sightglass.cache", "");
    if (!told.isBlank()) {
      return Path.of(told);
    }
    String windows = System.getenv("LOCALAPPDATA");
    if (!set("XDG_CACHE_HOME") && windows != null && !windows.isBlank()) {
      return Path.of(windows, NAME, "cache");
    }
    return base("XDG_CACHE_HOME", Path.of(".cache")).resolve(NAME);
  }

  private static Path base(String variable, Path atHome) {
    return set(variable)
        ? Path.of(System.getenv(variable))
        : Path.of(System.getProperty("user.home", ".")).resolve(atHome);
  }

  private static boolean set(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
  }
}
