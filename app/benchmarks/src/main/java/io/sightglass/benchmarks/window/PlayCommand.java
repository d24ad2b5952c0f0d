package io.sightglass.benchmarks.window;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.player.PlayerState;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Playing beside six live graphs. */
@Command(
    name = "play",
    description = {
      "Plays CLIP for a time while it is analysed, beside six graphs, and counts the pictures that"
          + " were late (the decoder, or the player's thread) or that the screen left out.",
      "Then the limits alone: how fast the same clip decodes with the player's two threads."
    },
    mixinStandardHelpOptions = true)
final class PlayCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CLIP", description = "A recording with picture and sound.")
  private Path clip = Path.of("");

  @Option(names = "--seconds", defaultValue = "60", description = "How long (default: 60).")
  private int seconds = 60;

  @Option(names = "--no-analysis", description = "Waits until the analysis has ended.")
  private boolean quiet;

  @Override
  public Integer call() throws Exception {
    try (BenchWindow window = new BenchWindow()) {
      window.open(clip);
      window.run(() -> {
        window.pane().graphs().model().choose(BenchWindow.SIX);
        window.pane().graphs().refresh();
      });
      if (quiet) {
        window.until(() -> !window.pane().workspace().view().running());
      }
      long before = BenchWindow.fx(() -> window.pane().picture().video().shown());
      window.run(window.pulses()::start);
      window.run(window.pane().player()::togglePlay);
      Thread.sleep(seconds * 1000L);
      PlayerState state = BenchWindow.fx(window.pane().player()::state);
      window.run(window.pulses()::stop);
      window.run(window.pane().player()::pause);
      long shown = BenchWindow.fx(() -> window.pane().picture().video().shown()) - before;
      long leftOut = BenchWindow.fx(() -> window.pane().picture().video().leftOut());
      VideoTrack video = state.stream().orElseThrow().selectedVideo().orElseThrow();
      System.out.printf(
          Locale.ROOT,
          "%d×%d at %.2f: programme time played %.2f s of %d, pictures shown %d, late %d,"
              + " left out by the screen %d%n%s%n",
          video.width(),
          video.height(),
          state.stream().orElseThrow().frameRate().perSecond(),
          state.time().seconds(),
          seconds,
          shown,
          state.lateFrames(),
          leftOut,
          window.pulses().text());
    }
    printDecodingLimit();
    return 0;
  }

  private void printDecodingLimit() throws MediaException {
    long pictures = 0;
    long start = System.nanoTime();
    try (MediaSource source =
        new FfmpegOpener().open(MediaRequest.of(clip.toString()).withDecoderThreads(2))) {
      for (@Nullable MediaUnit unit = source.read(); unit != null; unit = source.read()) {
        if (unit instanceof MediaUnit.Picture picture) {
          pictures++;
          picture.frame().close();
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "decoding alone, two threads: %.0f pictures a second%n",
        pictures / ((System.nanoTime() - start) / 1e9));
  }
}
