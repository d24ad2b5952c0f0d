package io.sightglass.benchmarks;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.player.AudioSink;
import io.sightglass.core.player.Player;
import io.sightglass.core.source.ExactFrames;
import io.sightglass.core.source.GrowingFrameIndex;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exact random seeks against the decoder's own work, and single steps inside the cache. */
@Command(
    name = "seek",
    description = {
      "Exact random seeks, one decoder thread, against FFmpeg's bare decode from the preceding"
          + " key picture with all packets in memory; and single steps of the player inside its"
          + " cache. Limit and seek take turns, picture by picture."
    },
    mixinStandardHelpOptions = true)
final class SeekCommand implements Callable<Integer> {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int WARM_UP = 5;
  private static final int STEPS = 200;

  @Parameters(paramLabel = "CLIP", description = "A recording.")
  private Path clip = Path.of("");

  @Option(names = "--seeks", defaultValue = "60", description = "Random seeks (default: 60).")
  private int seeks = 60;

  @Override
  public Integer call() throws Exception {
    seeks();
    steps();
    return 0;
  }

  private void seeks() throws Exception {
    FfmpegOpener opener = new FfmpegOpener();
    MediaRequest request = MediaRequest.of(clip.toString());
    try (GrowingFrameIndex index = opener.index(request).orElseThrow()) {
      index.awaitAll();
    }
    SeekLimit limit = new SeekLimit(clip);
    Random random = new Random(1);
    Times bare = new Times(seeks);
    Times exact = new Times(seeks);
    try (ExactFrames frames = new ExactFrames(opener, request)) {
      for (int i = -WARM_UP; i < seeks; i++) {
        int number = random.nextInt(limit.pictures());
        bare.begin();
        limit.decode(number);
        bare.end(i);
        exact.begin();
        try (VideoFrame frame = frames.frame(number)) {
          if (frame == null || frame.number() != number) {
            throw new IllegalStateException("picture " + number + " was not found");
          }
        }
        exact.end(i);
      }
    }
    print("bare decode from the key picture", bare.millis);
    print("exact seek", exact.millis);
    System.out.printf(
        Locale.ROOT,
        "ratio: %s; by CPU time: %s%n",
        ratio(exact.millis, bare.millis),
        ratio(exact.cpuMillis, bare.cpuMillis));
  }

  private static String ratio(double[] ours, double[] theirs) {
    return String.format(
        Locale.ROOT,
        "median %.2f, 95 %% %.2f",
        Quantiles.quantile(ours, 0.5) / Quantiles.quantile(theirs, 0.5),
        Quantiles.quantile(ours, 0.95) / Quantiles.quantile(theirs, 0.95));
  }

  /** Times that something took on this thread; its CPU time tells where others use the machine. */
  private static final class Times {

    final double[] millis;
    final double[] cpuMillis;
    private long start;
    private long cpuStart;

    Times(int count) {
      millis = new double[count];
      cpuMillis = new double[count];
    }

    void begin() {
      cpuStart = THREADS.getCurrentThreadCpuTime();
      start = System.nanoTime();
    }

    void end(int i) {
      long nanos = System.nanoTime() - start;
      long cpuNanos = THREADS.getCurrentThreadCpuTime() - cpuStart;
      if (i >= 0) {
        millis[i] = nanos / NANOS_PER_MILLI;
        cpuMillis[i] = cpuNanos / NANOS_PER_MILLI;
      }
    }
  }

  private void steps() throws InterruptedException {
    BlockingQueue<Long> shown = new LinkedBlockingQueue<>();
    FfmpegOpener opener = new FfmpegOpener();
    try (Player player =
        new Player(opener, frame -> shown.add(frame.number()), new NoSink(), state -> {})) {
      player.open(MediaRequest.of(clip.toString()));
      await(shown);
      player.seekFrame(100);
      await(shown);
      // There and back: what is measured then lies inside the cache.
      for (int direction : new int[] {-1, 1}) {
        double[] millis = new double[STEPS];
        for (int i = -20; i < STEPS; i++) {
          int step = i % 20 == 0 ? -direction * 19 : direction;
          long start = System.nanoTime();
          player.step(step);
          await(shown);
          if (i >= 0 && step == direction) {
            millis[i] = (System.nanoTime() - start) / NANOS_PER_MILLI;
          }
        }
        print(direction < 0 ? "step back" : "step forward", millis);
      }
    }
  }

  private static void await(BlockingQueue<Long> shown) throws InterruptedException {
    @Nullable Long number = shown.poll(30, TimeUnit.SECONDS);
    if (number == null) {
      throw new IllegalStateException("no picture was shown");
    }
  }

  private static void print(String what, double[] millis) {
    System.out.printf(
        Locale.ROOT,
        "%-34s median %8.3f ms, 95 %% %8.3f ms%n",
        what,
        Quantiles.quantile(millis, 0.5),
        Quantiles.quantile(millis, 0.95));
  }

  /** No device: steps are silent in any case. */
  private static final class NoSink implements AudioSink {

    @Override
    public boolean open(int sampleRate, int channels) {
      return false;
    }

    @Override
    public void write(AudioBlock block) {}

    @Override
    public long positionMicros() {
      return 0;
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
