package io.sightglass.desktop.strip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgrammeStripsTest {

  private static final long SECOND = 1_000_000;

  @Test
  void thumbnails_standUntilTheNextOne() {
    Thumbnails<String> pictures = new Thumbnails<>(8);
    pictures.add(0, "first");
    pictures.add(SECOND, "second");
    assertThat(pictures.at(-1, SECOND)).isEmpty();
    assertThat(pictures.at(SECOND - 1, SECOND)).contains("first");
    assertThat(pictures.at(SECOND, SECOND)).contains("second");
    assertThat(pictures.at(2 * SECOND + 1, SECOND)).isEmpty();
  }

  @Test
  void aDayOfThumbnails_staysWithinItsBound_andReachesFromEndToEnd() {
    int day = 24 * 3600;
    Thumbnails<Integer> pictures = new Thumbnails<>(64);
    for (int second = 0; second < day; second++) {
      // Chunks begin at pictures, a little off the seconds.
      pictures.add(second * SECOND + second % 7 * 3000, second);
    }
    assertThat(pictures.size()).isBetween(32, 64);
    for (int second = 0; second < day; second += 60) {
      assertThat(pictures.at(second * SECOND + 20_000, SECOND).orElseThrow())
          .isBetween(second - day / 16, second);
    }
  }

  @Test
  void peaks_areTheLargestOfTheirStretch() {
    SoundPeaks peaks = new SoundPeaks();
    for (int hop = 0; hop < 1000; hop++) {
      peaks.add(hop * SoundPeaks.HOP_MICROS, hop == 537 ? 1 : 0.2f);
    }
    assertThat(peaks.endMicros()).isEqualTo(10 * SECOND);
    assertThat(peaks.peak(0, 5_370_000)).isEqualTo(0.2);
    assertThat(peaks.peak(5_370_000, 5_370_001)).isEqualTo(1);
    assertThat(peaks.peak(0, 10 * SECOND)).isEqualTo(1);
    assertThat(peaks.peak(5_380_000, 10 * SECOND)).isEqualTo(0.2);
    assertThat(peaks.peak(11 * SECOND, 12 * SECOND)).isZero();
  }

  @Test
  void brokenTimeStamps_takeNoMemory() {
    SoundPeaks peaks = new SoundPeaks();
    peaks.add(-SECOND, 1);
    peaks.add(Long.MAX_VALUE, 1);
    assertThat(peaks.endMicros()).isZero();
  }
}
