package io.sightglass.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.AnalysisSession;
import io.sightglass.core.pipeline.AnalysisSettings;
import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.source.LiveSettings;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.Units;
import io.sightglass.core.source.ffmpeg.LiveOpener;
import io.sightglass.core.source.live.HttpStream;
import io.sightglass.core.source.live.Sender;
import io.sightglass.core.time.MediaTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running stream that is paused, stepped back in, and returned to. */
@Timeout(120)
class TimeShiftTest {

  private static final long LIMIT_SECONDS = 60;

  @TempDir Path folder;

  private final List<Long> shown = new ArrayList<>();
  private PlayerState state = PlayerState.EMPTY;

  private synchronized void changed(PlayerState now) {
    state = now;
    notifyAll();
  }

  private synchronized PlayerState await(String what, Predicate<PlayerState> condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.test(state)) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      assertThat(left).as("waiting for " + what + ", " + state).isPositive();
      wait(left);
    }
    return state;
  }

  @Test
  void pausedStream_isSteppedBackInExactlyAndReturnedTo() throws Exception {
    Path clip = Sender.clip(folder, "clip.ts", 40);
    List<Long> straight = Units.of(clip).pictures().stream().map(Units.Picture::hash).toList();
    CompletableFuture<LiveFeed> feed = new CompletableFuture<>();
    CompletableFuture<AnalysisSession> self = new CompletableFuture<>();
    try (HttpStream server = new HttpStream(1, 40, clip);
        AnalysisSession session =
            new AnalysisSession(
                AnalysisSettings.of(
                    MediaRequest.of(server.address()),
                    new Profile("none", "", Severity.ERROR, List.of(), Map.of())),
                new LiveOpener(LiveSettings.defaults().withKept(Duration.ofMinutes(1), 64 << 20)),
                (features, stream) -> new SharedPass(features),
                new DetectorRegistry(List.of()),
                new Told(feed, self));
        Player player =
            new Player(
                new LiveOpener(LiveSettings.defaults()),
                frame -> {
                  synchronized (shown) {
                    shown.add(Units.hash(frame));
                  }
                },
                new FakeSink(FakeSink.Kind.ABSENT, System::nanoTime),
                this::changed)) {
      self.complete(session);
      session.start();
      player.showLive(feed.get(LIMIT_SECONDS, TimeUnit.SECONDS));
      await("pictures", s -> s.frame() > 70);
      assertThat(state.shift().orElseThrow().live()).isTrue();
      player.pause();
      long paused = await("the pause", s -> !s.playing()).frame();
      MediaTime analysed = session.analysis().orElseThrow().clock().end();

      for (int back = 1; back <= 3; back++) {
        step(player, -20, paused - 20L * back);
      }
      assertThat(state.shift().orElseThrow().kept().start().micros()).isZero();
      player.seek(MediaTime.ZERO);
      await("the oldest picture", s -> s.frame() == 0);
      for (int ahead = 1; ahead <= 4; ahead++) {
        step(player, 1, ahead);
      }
      assertThat(state.shift().orElseThrow().live()).isFalse();
      // Every picture that was shown is one of the clip, as a straight decode has it.
      synchronized (shown) {
        assertThat(straight).containsAll(shown);
        List<Long> last = shown.subList(shown.size() - 5, shown.size());
        int oldest = straight.indexOf(last.getFirst());
        assertThat(last).isEqualTo(straight.subList(oldest, oldest + 5));
      }

      player.play();
      await("the past to play", s -> s.frame() > 20);
      // The analysis went on meanwhile.
      await(
          "the analysis",
          s -> session.analysis().orElseThrow().clock().end().since(analysed) > 2_000_000);
      player.goLive();
      PlayerState live = await("the live picture", s -> s.playing() && s.frame() > paused + 40);
      assertThat(live.shift().orElseThrow().live()).isTrue();
    }
  }

  private void step(Player player, int frames, long expected) throws InterruptedException {
    player.step(frames);
    await("picture " + expected, s -> s.frame() == expected);
  }

  private record Told(CompletableFuture<LiveFeed> feed, CompletableFuture<AnalysisSession> session)
      implements SessionListener {

    @Override
    public void opened(StreamInfo stream) {
      feed.complete(new LiveFeed(stream, () -> kept()));
    }

    private Optional<io.sightglass.core.source.TimeShift> kept() {
      return session.join().timeShift();
    }

    @Override
    public void decoded(io.sightglass.core.feature.FeatureChunk chunk) {
      if (feed.isDone()) {
        feed.join().decoded(chunk);
      }
    }

    @Override
    public void ended(SessionEnd end) {
      if (feed.isDone()) {
        feed.join().ended(end);
      }
    }
  }
}
