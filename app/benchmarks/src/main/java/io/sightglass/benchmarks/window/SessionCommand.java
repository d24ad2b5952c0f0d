package io.sightglass.benchmarks.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import javafx.scene.input.KeyCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What somebody does all day, in ten minutes. */
@Command(
    name = "session",
    description =
        "Uses the window by keys, a seeded choice of them twice a second, and tells how long the"
            + " JavaFX thread was busy from pulse to pulse.",
    mixinStandardHelpOptions = true)
final class SessionCommand implements Callable<Integer> {

  private static final long PAUSE_MILLIS = 500;

  @Parameters(paramLabel = "CLIP", description = "A recording with defects.")
  private Path clip = Path.of("");

  @Option(names = "--minutes", defaultValue = "10", description = "How long (default: 10).")
  private int minutes = 10;

  @Option(names = "--seed", defaultValue = "1", description = "Of the choice (default: 1).")
  private long seed = 1;

  private record Key(KeyCode code, String text, boolean alt) {}

  private static Key key(KeyCode code) {
    return new Key(code, "", false);
  }

  private static final List<Key> KEYS =
      List.of(
          key(KeyCode.SPACE),
          key(KeyCode.L),
          key(KeyCode.K),
          key(KeyCode.J),
          key(KeyCode.LEFT),
          key(KeyCode.RIGHT),
          key(KeyCode.UP),
          key(KeyCode.DOWN),
          key(KeyCode.DOWN),
          key(KeyCode.HOME),
          key(KeyCode.C),
          key(KeyCode.X),
          key(KeyCode.R),
          key(KeyCode.M),
          key(KeyCode.T),
          key(KeyCode.F),
          key(KeyCode.I),
          key(KeyCode.O),
          new Key(KeyCode.PLUS, "+", false),
          new Key(KeyCode.MINUS, "-", false),
          new Key(KeyCode.LEFT, "", true),
          new Key(KeyCode.RIGHT, "", true));

  @Override
  public Integer call() throws Exception {
    try (BenchWindow window = new BenchWindow()) {
      window.open(clip);
      window.run(window.pulses()::start);
      Random random = new Random(seed);
      long end = System.nanoTime() + minutes * 60_000_000_000L;
      while (System.nanoTime() < end) {
        Key key = KEYS.get(random.nextInt(KEYS.size()));
        window.press(key.code(), key.text(), key.alt());
        Thread.sleep(PAUSE_MILLIS);
      }
      window.run(window.pulses()::stop);
      System.out.println(window.pulses().text());
    }
    return 0;
  }
}
