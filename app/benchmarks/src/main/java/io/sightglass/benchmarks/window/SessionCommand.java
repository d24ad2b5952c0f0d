package io.sightglass.benchmarks.window;

import io.sightglass.benchmarks.window.BenchWindow.Key;
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

  private static final List<Key> KEYS =
      List.of(
          Key.of(KeyCode.SPACE),
          Key.of(KeyCode.L),
          Key.of(KeyCode.K),
          Key.of(KeyCode.J),
          Key.of(KeyCode.LEFT),
          Key.of(KeyCode.RIGHT),
          Key.of(KeyCode.UP),
          Key.of(KeyCode.DOWN),
          Key.of(KeyCode.DOWN),
          Key.of(KeyCode.HOME),
          Key.of(KeyCode.C),
          Key.of(KeyCode.X),
          Key.of(KeyCode.R),
          Key.of(KeyCode.M),
          Key.of(KeyCode.T),
          Key.of(KeyCode.F),
          Key.of(KeyCode.I),
          Key.of(KeyCode.O),
          Key.of(KeyCode.PLUS, "+"),
          Key.of(KeyCode.MINUS, "-"),
          Key.withAlt(KeyCode.LEFT),
          Key.withAlt(KeyCode.RIGHT));

  @Override
  public Integer call() throws Exception {
    try (BenchWindow window = new BenchWindow()) {
      window.open(clip);
      window.run(window.pulses()::start);
      Random random = new Random(seed);
      long end = System.nanoTime() + minutes * 60_000_000_000L;
      while (System.nanoTime() < end) {
        window.press(KEYS.get(random.nextInt(KEYS.size())));
        Thread.sleep(PAUSE_MILLIS);
      }
      window.run(window.pulses()::stop);
      System.out.println(window.pulses().text());
    }
    return 0;
  }
}
