package io.sightglass.desktop.settings;

import java.nio.file.Path;

/** Where the user's own settings are kept. */
final class UserFolder {

  private UserFolder() {}

  /** In {@code XDG_CONFIG_HOME}, or {@code .config} at home. */
  static Path path() {
    String config = System.getenv("XDG_CONFIG_HOME");
    Path base =
        config == null || config.isBlank()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(config);
    return base.resolve("sightglass");
  }
}
