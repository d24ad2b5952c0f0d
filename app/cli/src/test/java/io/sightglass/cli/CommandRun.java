package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What one command printed and returned, run within this process. */
record CommandRun(int code, String out, String err) {

  static CommandRun of(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    try (PrintStream results = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      int code = new Sightglass(results, messages, new ShutdownGuard()).run(texts);
      results.flush();
      return new CommandRun(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }

  /**
   * It failed with {@code expected}, a sentence that has all of {@code parts}, and nothing else.
   */
  void failedWith(int expected, String... parts) {
    assertThat(err).contains(parts).doesNotContain("Exception", "\tat ");
    assertThat(out).isEmpty();
    assertThat(code).isEqualTo(expected);
  }
}
