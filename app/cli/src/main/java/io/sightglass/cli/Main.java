package io.sightglass.cli;

import io.sightglass.core.report.Tool;
import java.util.List;

/** The terminal program's entry. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its {@link ExitCode}. */
  public static void main(String[] args) {
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      // Scripts ask this often: no command line is parsed for it and no log opened.
      List<String> versions = Tool.versions();
      for (String version : versions) {
        System.out.println(version);
      }
      return;
    }
    Program.main(args);
  }
}
