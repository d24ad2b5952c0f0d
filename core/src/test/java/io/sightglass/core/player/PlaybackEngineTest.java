package io.sightglass.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.player.PlayerState.Phase;
import io.sightglass.core.source.GrowingFrameIndex;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaybackEngineTest {

  private static final long SECOND = 1_000_000;

  @TempDir static Path folder;
  private static Path clip;
  private static Path silent;
  private static Path soundOnly;

  @BeforeAll
  static void makeClips() {
    String[] codec = {"-c:v", "libopenh264", "-g", "50", "-c:a", "aac"};
    clip = TestClips.make(folder, "clip.ts", "25", 4, codec);
    silent = TestClips.make(folder, "silent.mp4", "25", 2, "-c:v", "libopenh264", "-an");
    soundOnly = TestClips.make(folder, "sound.wav", "25", 2, "-vn");
  }

  @Test
  void opening_showsTheFirstPicturePaused() {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(clip)) {
      assertThat(bench.shown).hasSize(1);
      assertThat(bench.state().frame()).isZero();
      assertThat(bench.state().pictureType()).isEqualTo('I');
      assertThat(bench.state().playing()).isFalse();
      assertThat(bench.state().phase()).isEqualTo(Phase.READY);
      assertThat(bench.state().message()).isEmpty();
      assertThat(bench.engine.turn()).isEqualTo(Transport.IDLE);
    }
  }

  @ParameterizedTest
  @EnumSource(FakeSink.Kind.class)
  void playing_showsEachPictureOnceInItsTimeAndEnds(FakeSink.Kind sound) {
    try (Bench bench = new Bench(sound).open(clip)) {
      long start = bench.nanos();
      bench.execute(new Command.Play());
      bench.run(60 * SECOND);
      assertThat(bench.shown.stream().mapToLong(Bench.Shown::number))
          .containsExactlyElementsOf(LongStream.range(0, 100).boxed().toList());
      assertThat(bench.state().phase()).isEqualTo(Phase.ENDED);
      assertThat(bench.state().playing()).isFalse();
      assertThat(bench.state().lateFrames()).isZero();
      if (sound == FakeSink.Kind.REAL || sound == FakeSink.Kind.ABSENT) {
        for (Bench.Shown picture : bench.shown.subList(1, 100)) {
          assertThat((picture.atNanos() - start) / 1000 - picture.micros())
              .as("picture %d", picture.number())
              .isBetween(-1000L, 25_000L);
        }
      }
    }
  }

  @Test
  void playing_soundsAllOfTheTone() {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(clip)) {
      bench.execute(new Command.Play());
      bench.run(60 * SECOND);
      assertThat(bench.sink.samples).isBetween(190_000L, 196_000L);
      assertThat(bench.sink.loudest).isBetween(0.1, 0.2);
    }
  }

  @Test
  void noDevice_isSaidInASentence() {
    try (Bench bench = new Bench(FakeSink.Kind.ABSENT).open(clip)) {
      bench.execute(new Command.Play());
      bench.run(SECOND);
      assertThat(bench.state().message())
          .isEqualTo("No sound device was found: playing without sound.");
    }
  }

  @Test
  void deviceThatIsLost_doesNotStopThePicture_andIsLookedForAgain() {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(clip)) {
      bench.execute(new Command.Play());
      bench.run(SECOND);
      long before = bench.state().frame();
      bench.sink.become(FakeSink.Kind.STUCK);
      bench.run(2 * SECOND);
      assertThat(bench.state().message()).contains("does not keep time");
      // All but the half second in which it was waited for.
      assertThat(bench.state().frame() - before).isBetween(36L, 50L);
      assertThat(bench.shown.stream().map(Bench.Shown::number)).doesNotHaveDuplicates();

      bench.execute(new Command.Pause());
      bench.sink.become(FakeSink.Kind.REAL);
      long sounded = bench.sink.samples;
      bench.execute(new Command.Play());
      bench.run(SECOND / 2);
      assertThat(bench.state().message()).isEmpty();
      assertThat(bench.sink.samples - sounded).isBetween(20_000L, 40_000L);
    }
  }

  @Test
  void picturesThatCannotBeShownInTheirTime_areLeftOutAndCounted() {
    try (Bench bench = new Bench(FakeSink.Kind.ABSENT).open(clip)) {
      bench.execute(new Command.Play());
      // Not at the border of two pictures.
      bench.run(SECOND + 10_000);
      assertThat(bench.state().lateFrames()).isZero();
      long before = bench.state().frame();
      bench.spend(200_000);
      bench.run(1);
      assertThat(bench.state().frame()).isEqualTo(before + 5);
      assertThat(bench.state().lateFrames()).isEqualTo(4);
      bench.run(60 * SECOND);
      assertThat(bench.state().lateFrames()).isEqualTo(4);
      assertThat(bench.shown.stream().map(Bench.Shown::number).distinct()).hasSize(96);
    }
  }

  /** The group begins with picture 50: 51 pictures lead to picture 100 at the most. */
  @Test
  void stepBackOutsideTheCache_decodesOneGroup() throws Exception {
    Path file = TestClips.make(folder, "groups.mp4", "25", 8, "-c:v", "libopenh264", "-g", "50");
    int[] decoded = {0};
    MediaOpener counting = telling(() -> decoded[0]++);
    long threePictures = 3 * 320 * 180 * 3 / 2;
    try (Bench bench = new Bench(FakeSink.Kind.REAL, counting, threePictures).open(file)) {
      bench.execute(new Command.SeekFrame(99));
      for (int frame = 98; frame > 60; frame--) {
        decoded[0] = 0;
        bench.execute(new Command.Step(-1));
        assertThat(bench.last().number()).isEqualTo(frame);
        assertThat(decoded[0]).as("picture %d", frame).isLessThanOrEqualTo(frame - 50 + 2);
      }
      bench.execute(new Command.SeekFrame(50));
      decoded[0] = 0;
      bench.execute(new Command.Step(-1));
      assertThat(bench.last().number()).isEqualTo(49);
      assertThat(decoded[0]).isLessThanOrEqualTo(51);
    }
  }

  @Test
  void steppingBack_acrossGroupsShowsEachPictureExactly() throws Exception {
    var expected = ExactSeekTest.decode(clip);
    long threePictures = 3 * 320 * 180 * 3 / 2;
    try (Bench bench =
        new Bench(
                FakeSink.Kind.REAL,
                new io.sightglass.core.source.ffmpeg.FfmpegOpener(),
                threePictures)
            .open(clip)) {
      bench.execute(new Command.SeekFrame(60));
      for (int frame = 59; frame >= 40; frame--) {
        bench.execute(new Command.Step(-1));
        assertThat(bench.last().number()).isEqualTo(frame);
        assertThat(bench.last().hash()).isEqualTo(expected.get(frame).hash());
      }
      bench.execute(new Command.Step(5));
      assertThat(bench.last().number()).isEqualTo(45);
      assertThat(bench.last().hash()).isEqualTo(expected.get(45).hash());
    }
  }

  @Test
  void stepping_stopsAtBothEnds() {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(clip)) {
      bench.execute(new Command.Step(-1));
      assertThat(bench.state().frame()).isZero();
      bench.execute(new Command.SeekFrame(98));
      bench.execute(new Command.Step(5));
      assertThat(bench.state().frame()).isEqualTo(99);
      bench.execute(new Command.Step(-1));
      assertThat(bench.state().frame()).isEqualTo(98);
    }
  }

  @Test
  void playAfterSteppingBack_soundsFromThere() {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(clip)) {
      bench.execute(new Command.Seek(MediaTime.ofSeconds(3)));
      bench.execute(new Command.Step(-50));
      long before = bench.sink.samples;
      bench.execute(new Command.Play());
      bench.run(60 * SECOND);
      assertThat(bench.state().phase()).isEqualTo(Phase.ENDED);
      assertThat(bench.sink.samples - before).isBetween(142_000L, 149_000L);
    }
  }

  @Test
  void pause_keepsTheInstant() {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(clip)) {
      bench.execute(new Command.Play());
      bench.run(SECOND);
      bench.execute(new Command.Pause());
      long frame = bench.state().frame();
      bench.run(SECOND);
      assertThat(bench.state().frame()).isEqualTo(frame).isBetween(23L, 26L);
      bench.execute(new Command.Play());
      bench.run(SECOND);
      assertThat(bench.state().frame() - frame).isBetween(24L, 26L);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.75, 1.5, 2})
  void shuttleNearNormalSpeed_soundsInTimeWithThePicture(double rate) {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(clip)) {
      bench.execute(new Command.Shuttle(rate));
      bench.run(SECOND);
      double frame = 25 * rate;
      assertThat((double) bench.state().frame()).isBetween(frame - 3, frame + 1);
      // A second was heard, and a little is in the device.
      assertThat(bench.sink.samples).isBetween(48_000L, 62_000L);
      assertThat(bench.sink.loudest).isBetween(0.1, 0.2);
      assertThat(bench.state().lateFrames()).isZero();
      assertThat(bench.levels).isNotEmpty();
      assertThat(bench.levels.getLast().time().micros() / 1e6).isBetween(rate - 0.2, rate + 0.05);
    }
  }

  @Test
  void levels_areThoseOfTheTone() {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(clip)) {
      bench.execute(new Command.Mix(new SoundMix(-60, Set.of(0), Set.of())));
      bench.execute(new Command.Play());
      bench.run(SECOND);
      assertThat(bench.levels).hasSizeGreaterThan(20);
      // FFmpeg's sine has an amplitude of one eighth; muting it does not change what is measured.
      SoundLevels.Level level = bench.levels.getLast().channels().getFirst();
      assertThat(level.peakDecibels()).isBetween(-18.5, -17.5);
      assertThat(level.rmsDecibels()).isBetween(-21.5, -20.5);
      assertThat(bench.sink.loudest).isZero();
    }
  }

  @Test
  void playAround_comesBackToWhereItWas() {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(clip)) {
      bench.execute(new Command.PlayAround(MediaTime.ofSeconds(2), 500_000, 400_000));
      assertThat(bench.state().time()).isEqualTo(MediaTime.ofMicros(1_480_000));
      bench.run(SECOND / 2);
      assertThat(bench.state().playing()).isTrue();
      bench.run(SECOND);
      assertThat(bench.state().playing()).isFalse();
      assertThat(bench.state().time()).isEqualTo(MediaTime.ofSeconds(2));
      long last = bench.shown.stream().mapToLong(Bench.Shown::micros).max().orElseThrow();
      assertThat(last).isBetween(2_300_000L, 2_400_000L);
    }
  }

  @Test
  void playAroundNearTheEnd_comesBackToo() {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(clip)) {
      bench.execute(new Command.PlayAround(MediaTime.ofSeconds(3.8), 500_000, 2_000_000));
      bench.run(3 * SECOND);
      assertThat(bench.state().playing()).isFalse();
      assertThat(bench.state().time()).isEqualTo(MediaTime.ofSeconds(3.8));
    }
  }

  /** Decodes a picture in 30 ms of the bench's time: too slow for more than single speed. */
  private static MediaOpener slow(AtomicReference<Bench> bench) {
    return telling(() -> bench.get().spend(30_000));
  }

  /** Knows the whole index at once, and tells of each picture that is decoded. */
  private static MediaOpener telling(Runnable decoded) {
    MediaOpener real = new FfmpegOpener();
    return new MediaOpener() {
      @Override
      public MediaSource open(MediaRequest request) throws MediaException {
        return new SlowSource(real.open(request), decoded);
      }

      @Override
      public Optional<GrowingFrameIndex> index(MediaRequest request) {
        Optional<GrowingFrameIndex> index = real.index(request);
        index.ifPresent(GrowingFrameIndex::awaitAll);
        return index;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(doubles = {8, -8})
  void shuttleThatTheDecoderCannotKeepUpWith_showsKeyPicturesInTime(double rate) throws Exception {
    Path file = TestClips.make(folder, "long.mp4", "25", 40, "-c:v", "libopenh264", "-g", "50");
    AtomicReference<Bench> holder = new AtomicReference<>();
    try (Bench bench = new Bench(FakeSink.Kind.REAL, slow(holder), 64L << 20)) {
      holder.set(bench);
      bench.open(file);
      MediaTime from = MediaTime.ofSeconds(rate > 0 ? 0 : 39);
      bench.execute(new Command.Seek(from));
      bench.shown.clear();
      bench.execute(new Command.Shuttle(rate));
      bench.run(3 * SECOND);
      double went = bench.state().time().since(from) / 1e6;
      assertThat(went / rate).isBetween(2.0, 3.2);
      assertThat(bench.shown).hasSizeGreaterThan(6);
      List<Bench.Shown> last = bench.shown.subList(bench.shown.size() - 3, bench.shown.size());
      assertThat(last).allMatch(picture -> picture.number() % 50 == 0);
      bench.run(60 * SECOND);
      assertThat(bench.state().playing()).isFalse();
      assertThat(bench.state().frame()).isEqualTo(rate > 0 ? 999 : 0);
    }
  }

  @Test
  void fastForward_showsMoreOfTheProgrammeSilently() {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(clip)) {
      bench.execute(new Command.Shuttle(3));
      bench.run(SECOND);
      assertThat(bench.state().frame()).isBetween(72L, 76L);
      assertThat(bench.state().rate()).isEqualTo(3);
      assertThat(bench.state().lateFrames()).isZero();
      assertThat(bench.sink.samples).isZero();
      bench.execute(new Command.Play());
      bench.run(SECOND);
      assertThat(bench.state().frame()).isBetween(96L, 99L);
      assertThat(bench.sink.samples).isBetween(47_000L, 60_000L);
    }
  }

  @Test
  void reverse_goesBackToTheStartAndPauses() {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(clip)) {
      bench.execute(new Command.SeekFrame(75));
      bench.execute(new Command.Shuttle(-1));
      bench.run(SECOND);
      assertThat(bench.state().frame()).isBetween(49L, 51L);
      bench.run(5 * SECOND);
      assertThat(bench.state().frame()).isZero();
      assertThat(bench.state().playing()).isFalse();
      List<Long> numbers = bench.shown.stream().map(Bench.Shown::number).distinct().toList();
      assertThat(numbers).hasSize(76);
    }
  }

  @Test
  void loop_repeatsItsStretch() {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(clip)) {
      bench.execute(new Command.Loop(Optional.of(TimeRange.ofSeconds(1, 1.4))));
      bench.execute(new Command.Seek(MediaTime.ofSeconds(1)));
      bench.shown.clear();
      bench.execute(new Command.Play());
      bench.run(2 * SECOND);
      assertThat(bench.shown).allMatch(p -> p.number() >= 25 && p.number() < 35);
      assertThat(bench.shown.stream().filter(p -> p.number() == 25).count()).isBetween(3L, 5L);
    }
  }

  @Test
  void playAtTheEnd_startsOver() {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(silent)) {
      bench.execute(new Command.Play());
      bench.run(10 * SECOND);
      assertThat(bench.state().phase()).isEqualTo(Phase.ENDED);
      bench.execute(new Command.Play());
      bench.run(SECOND);
      assertThat(bench.state().frame()).isBetween(24L, 26L);
    }
  }

  @Test
  void soundAlone_playsWithASentence() {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(soundOnly)) {
      assertThat(bench.state().message())
          .isEqualTo("There is no picture in this source: sound only.");
      bench.execute(new Command.Play());
      bench.run(SECOND);
      assertThat(bench.state().time().seconds()).isBetween(0.9, 1.05);
      bench.run(10 * SECOND);
      assertThat(bench.state().phase()).isEqualTo(Phase.ENDED);
      assertThat(bench.sink.samples).isEqualTo(96_000);
    }
  }

  @Test
  void missingFile_failsWithASentenceAndTheNextOpens() {
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(folder.resolve("none.mp4"))) {
      assertThat(bench.state().phase()).isEqualTo(Phase.FAILED);
      assertThat(bench.state().message()).contains("none.mp4");
      bench.open(clip);
      assertThat(bench.state().phase()).isEqualTo(Phase.READY);
      assertThat(bench.state().frame()).isZero();
    }
  }

  @Test
  void truncatedFile_playsWhatIsThere() throws Exception {
    byte[] whole = Files.readAllBytes(clip);
    Path cut = folder.resolve("cut.ts");
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2 / 188 * 188 + 77));
    try (Bench bench = new Bench(FakeSink.Kind.REAL).open(cut)) {
      bench.execute(new Command.Play());
      bench.run(60 * SECOND);
      assertThat(bench.state().phase()).isEqualTo(Phase.ENDED);
      assertThat(bench.state().frame()).isBetween(20L, 90L);
    }
  }

  @Test
  void close_closesTheSink() {
    Bench bench = new Bench(FakeSink.Kind.REAL).open(clip);
    bench.close();
    assertThat(bench.sink.closed).isTrue();
  }
}
