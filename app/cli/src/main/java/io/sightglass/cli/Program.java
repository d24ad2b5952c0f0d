package io.sightglass.cli;

import io.sightglass.core.user.ProgramLog;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import picocli.CommandLine;

/** The terminal program as a process: its streams, its log, its end. */
public final class Program {

  private Program() {}

  /** All commands, as the generator of manual pages reads them. */
  public static CommandLine commandLine() {
    return new Sightglass(System.out, System.err, new ShutdownGuard()).commandLine();
  }

  static void main(String[] args) {
    // It keeps what would only frighten a user on screen.
    ProgramLog.set("sightglass");
    ShutdownGuard guard = new ShutdownGuard();
    Runtime.getRuntime().addShutdownHook(guard.hook());
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, System.out.charset());
    int code = new Sightglass(out, System.err, guard).run(args);
    out.flush();
    guard.finished(code);
    System.exit(code);
  }
}
