package io.sightglass.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that triages is killed as by {@code kill -9} at seeded moments: whatever it had told as
 * made is there afterwards, and the database opens. {@code -Dsightglass.kills} says how often; the
 * profile {@code thorough} does it 200 times.
 */
class KillTest {

  private static final int KILLS = Integer.getInteger("sightglass.kills", 4);

  @TempDir Path folder;

  @Test
  void killedAtSeededMoments_everyDecisionThatWasToldIsThere() throws Exception {
    Path file = folder.resolve("reviews.db");
    Random random = new Random(20261126);
    // Made first, so that some kills fall on the very first decision.
    ReviewStore.open(file, Found.CLOCK).close();
    int told = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      told += oneKill(file, kill, random);
    }
    assertThat(told).as("decisions told before the kills").isGreaterThan(KILLS * 5);
  }

  private int oneKill(Path file, int kill, Random random) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.sqlite.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Triage.class.getName(),
                file.toString(),
                String.valueOf(kill))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> told = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      // So many decisions, then some hundred microseconds into one of the next.
      int decisions = random.nextInt(40);
      for (int i = 0; i < decisions; i++) {
        told.add(line(out));
      }
      long until = System.nanoTime() + random.nextInt(3_000_000);
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      // Unlike the process itself, its handle leaves what was written to be read.
      child.toHandle().destroyForcibly();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.endsWith(".")) {
          told.add(line);
        }
      }
    } finally {
      child.destroyForcibly();
      assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    try (ReviewStore store = ReviewStore.open(file, Found.CLOCK)) {
      Review review = store.review(Triage.source(kill), "checker");
      List<String> kept = review.log().stream().map(Triage::line).toList();
      assertThat(kept).as("kill %d", kill).startsWith(told.toArray(new String[0]));
      assertThat(kept.size()).isLessThanOrEqualTo(told.size() + 1);
      review.over(Triage.FOUND);
    }
    return told.size();
  }

  private static String line(BufferedReader out) throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new AssertionError("the child ended by itself; see what it wrote");
    }
    return line;
  }

  /** The child: judges, notes, splits, undoes without end, and tells each when it is kept. */
  static final class Triage {

    static final List<Defect> FOUND =
        IntStream.range(0, 400)
            .mapToObj(i -> Found.defect(i + 1, "black", 2 * i, 2 * i + 1))
            .toList();

    private Triage() {}

    static ReviewSource source(int kill) {
      return new ReviewSource(kill + "-" + "a".repeat(64), "clip " + kill);
    }

    static String line(Entry entry) {
      return entry.id() + " " + entry.action().getClass().getSimpleName() + ".";
    }

    public static void main(String[] arguments) throws Exception {
      int kill = Integer.parseInt(arguments[1]);
      Random random = new Random(kill);
      try (ReviewStore store = ReviewStore.open(Path.of(arguments[0]), Found.CLOCK)) {
        Review review = store.review(source(kill), "child");
        Edits edits = new Edits(review);
        while (true) {
          List<Defect> shown = review.over(FOUND);
          Defect one = shown.get(random.nextInt(shown.size()));
          switch (random.nextInt(6)) {
            case 0 -> review.apply(edits.note(List.of(one), "x".repeat(random.nextInt(3000))));
            case 1 -> {
              long middle = (one.firstFrame() + one.endFrame()) / 2;
              if (middle > one.firstFrame()) {
                review.apply(
                    edits.split(
                        one,
                        Found.extent(one.firstFrame(), middle),
                        Found.extent(middle, one.endFrame())));
              } else {
                continue;
              }
            }
            case 2 -> {
              if (review.undo().isEmpty()) {
                continue;
              }
            }
            default ->
                review.apply(
                    edits.judge(
                        List.of(one), Verdict.values()[random.nextInt(Verdict.values().length)]));
          }
          System.out.println(line(review.log().getLast()));
          System.out.flush();
        }
      }
    }
  }
}
