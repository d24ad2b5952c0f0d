package io.sightglass.detectors.avsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.LumaStatistics;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A white flash of one picture every two seconds, and a beep of 1 kHz, −18 dBFS, with each. */
class MarkSyncTest {

  private static final int SECONDS = 20;

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 22, 40, 45, 60, 90, 125, 185, -15, -22, -40, -60, -90, -125, -185})
  void beepThatIsLate_isMeasuredToTwoMilliseconds(int lateMs) {
    List<Measurement> marks = measured(t -> (t - lateMs / 1e3) % 2, 50);
    assertThat(marks).hasSize(9);
    assertThat(marks.getFirst().time()).isEqualTo(MediaTime.ofSeconds(2));
    assertThat(marks).extracting(Measurement::value).allMatch(ms -> Math.abs(ms - lateMs) <= 2);
  }

  @Test
  void flashesWithoutBeeps_tellNothing() {
    assertThat(measured(t -> 1, 50)).isEmpty();
  }

  @Test
  void flashesOutOfBeat_tellNothing() {
    assertThat(measured(t -> t % 2, 0)).isEmpty();
  }

  /**
   * @param sinceBeep how long before a time a beep began; it lasts 60 ms
   * @param every pictures from flash to flash; 0: at no steady beat
   */
  private static List<Measurement> measured(DoubleUnaryOperator sinceBeep, int every) {
    MarkSync marks = new MarkSync(Programme.SOUND.index(), 40_000);
    List<Measurement> out = new ArrayList<>();
    for (int second = 0; second < SECONDS; second++) {
      List<FrameFeatures> frames = new ArrayList<>();
      for (int n = 25 * second; n < 25 * (second + 1); n++) {
        boolean flash = every > 0 ? n > 0 && n % every == 0 : n % 37 == 5 || n % 91 == 3;
        int[] histogram = new int[256];
        histogram[flash ? 235 : 60] = 100;
        LumaStatistics luma = new LumaStatistics(100, 0, 0, 0, 8, false, histogram);
        SyntheticFrame frame = SyntheticFrame.gray(2, 2, (x, y) -> 0).at(n, 25);
        frames.add(FrameFeatures.of(frame, Map.of(LumaStatistics.FEATURE, luma)));
      }
      Chunk chunk =
          new Chunk(
              second,
              TimeRange.ofSeconds(second, second + 1),
              List.of(),
              sound(second, sinceBeep),
              List.of());
      out.addAll(marks.add(chunk, frames));
    }
    out.addAll(marks.finish());
    return out;
  }

  private static List<AudioBlock> sound(int second, DoubleUnaryOperator sinceBeep) {
    List<AudioBlock> blocks = new ArrayList<>();
    for (long from = 48_000L * second; from < 48_000L * (second + 1); from += 960) {
      float[] x = new float[960];
      for (int i = 0; i < x.length; i++) {
        double t = (from + i) / 48_000.0;
        double since = sinceBeep.applyAsDouble(t);
        if (since >= 0 && since < 0.06) {
          x[i] = (float) (0.126 * Math.sin(2 * Math.PI * 1_000 * since));
        }
      }
      MediaTime time = MediaTime.ofTicks(from, 1, 48_000);
      blocks.add(new AudioBlock(Programme.SOUND, time, from, new float[][] {x, x}, false));
    }
    return blocks;
  }
}
