package io.sightglass.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program as a process of its own, whose user has a home of its own. */
final class ProgramProcess {

  private final Path home;
  private final Map<String, String> environment;

  /**
   * @param home where it keeps what it keeps
   * @param environment variables besides
   */
  ProgramProcess(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /** What it said, and how it ended. */
  record Ended(int code, String out, String err) {}

  Process start(Path out, Path err, Object... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "io.sightglass.cli.Main"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
    builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
    builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
    builder.environment().putAll(environment);
    return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }

  /** Analyses what the sample begins with, in which there is one freeze. */
  Ended findFreeze(Object... options) throws IOException, InterruptedException {
    List<Object> arguments =
        new ArrayList<>(
            List.of("analyze", Sample.copyTo(home), "--for", 13, "--detectors", "freeze"));
    arguments.addAll(List.of(options));
    return run(arguments.toArray());
  }

  Ended run(Object... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(home, "out", ".txt");
    Path err = Files.createTempFile(home, "err", ".txt");
    Process process = start(out, err, arguments);
    try {
      return new Ended(
          process.waitFor(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }
}
