package io.sightglass.core.user;

import java.nio.file.Path;

/**
 * Where a program's log goes: {@code NAME.log} among the user's {@linkplain UserFolders#state()
 * state}, by the settings that all programs share ({@value #SETTINGS}, of the resources). Each
 * program has a file to itself, for a file that is full is renamed.
 */
public final class ProgramLog {

  /** A system property: the log's file. */
  public static final String FILE = "sightglass.log";

  private static final String SETTINGS = "io/sightglass/log/logback.xml";

  private ProgramLog() {}

  /**
   * Says it to the library that logs. Called before the first logger is made; what the system
   * properties say already stays.
   *
   * @param name of the program
   */
  public static void set(String name) {
    setDefault(FILE, UserFolders.state().resolve(name + ".log").toString());
    setDefault("logback.configurationFile", SETTINGS);
  }

  /** The log's file, once it is set. */
  public static Path file() {
    return Path.of(System.getProperty(FILE, FILE));
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
