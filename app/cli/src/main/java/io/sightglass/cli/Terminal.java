package io.sightglass.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody watches. */
final class Terminal {

  private Terminal() {}

  /** True where standard error is a terminal, so that a line on it may be drawn over. */
  static boolean isErrorStream() {
    // Java tells only about standard input and output; Linux tells about this one.
    Path link = Path.of("/proc/self/fd/2");
    try {
      if (Files.isSymbolicLink(link)) {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      }
    } catch (IOException | SecurityException e) {
      return false;
    }
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
