package io.sightglass.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Has the commands loose on damaged copies, in a process of its own: a crash or a hang takes only
 * that down. Prints the number of each copy before it is touched, so that the last line tells which
 * one it was.
 */
public final class FuzzRun {

  /** A copy is a second of programme: what takes so long does not end. */
  private static final long HANG_SECONDS = 60;

  private static final Set<Integer> ANALYZED =
      Set.of(ExitCode.OK, ExitCode.DEFECTS, ExitCode.NOT_OPENED, ExitCode.PARTIAL);
  private static final Set<Integer> LOOKED_AT =
      Set.of(ExitCode.OK, ExitCode.NOT_OPENED, ExitCode.PARTIAL);

  private static volatile long begun = System.nanoTime();

  private FuzzRun() {}

  /**
   * @param args the folder of whole recordings, a folder to write in, the first number, the number
   *     of copies
   */
  public static void main(String[] args) throws IOException {
    List<Path> recordings;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      recordings = files.sorted().toList();
    }
    DamagedCopies copies = new DamagedCopies(recordings);
    Thread main = Thread.currentThread();
    Thread.ofPlatform().daemon().start(() -> watch(main));
    int first = Integer.parseInt(args[2]);
    for (int number = first; number < first + Integer.parseInt(args[3]); number++) {
      System.out.println(number);
      System.out.flush();
      begun = System.nanoTime();
      Path copy = copies.write(number, Path.of(args[1]));
      use(copy, number);
      Files.delete(copy);
    }
    System.out.println("done");
    System.exit(0);
  }

  private static void use(Path copy, int number) {
    Said report = run("analyze", copy.toString(), "--format", "json");
    require(ANALYZED.contains(report.code), copy, report);
    require(report.code == ExitCode.NOT_OPENED || report.out.strip().endsWith("}"), copy, report);
    require(report.code != ExitCode.NOT_OPENED || report.err.strip().endsWith("."), copy, report);
    Said look =
        number % 2 == 0
            ? run("probe", "--json", copy.toString())
            : run("frame", copy.toString(), "7", "0", "21", "--hash");
    require(LOOKED_AT.contains(look.code), copy, look);
  }

  private record Said(int code, String out, String err) {}

  private static Said run(String... command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream results = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      int code = new Sightglass(results, messages, new ShutdownGuard()).run(command);
      results.flush();
      return new Said(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }

  private static void require(boolean held, Path copy, Said said) {
    boolean plain = !said.err.contains("Exception") && !said.err.contains("\tat ");
    if (!held || !plain) {
      System.out.println(copy + ": exit code " + said.code + "\n" + said.err);
      System.out.flush();
      Runtime.getRuntime().halt(1);
    }
  }

  private static void watch(Thread main) {
    while (true) {
      if (TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun) > HANG_SECONDS) {
        System.out.println("hangs:");
        for (StackTraceElement frame : main.getStackTrace()) {
          System.out.println("  " + frame);
        }
        System.out.flush();
        Runtime.getRuntime().halt(2);
      }
      try {
        TimeUnit.SECONDS.sleep(1);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
