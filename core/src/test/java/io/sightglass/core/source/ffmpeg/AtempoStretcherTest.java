package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.SoundStretcher;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtempoStretcherTest {

  private static final int RATE = 48_000;

  @ParameterizedTest(name = "at {0} with {1} channels")
  @CsvSource({"0.5, 1", "0.8, 2", "1.25, 6", "2, 8", "1.7, 3"})
  void tone_keepsItsPitch_andChangesItsLength(double rate, int channels) {
    List<String> names = Collections.nCopies(channels, "X");
    AudioTrack track = new AudioTrack(0, "pcm", RATE, channels + "c", names, "");
    int total = 0;
    int rises = 0;
    List<Float> heard = new ArrayList<>();
    try (SoundStretcher stretcher = new FfmpegOpener().stretcher().orElseThrow()) {
      stretcher.start(rate);
      for (int start = 0; start < 2 * RATE; start += 1024) {
        float[][] planes = new float[channels][1024];
        for (float[] plane : planes) {
          for (int i = 0; i < 1024; i++) {
            plane[i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * (start + i) / RATE));
          }
        }
        float[][] out =
            stretcher.stretch(new AudioBlock(track, MediaTime.ZERO, start, planes, false));
        assertThat(out).hasDimensions(channels, out[0].length);
        total += out[0].length;
        for (float sample : out[channels - 1]) {
          heard.add(sample);
        }
      }
    }
    // Its lag is some hundredths of a second.
    assertThat((double) total).isBetween((2 * RATE - 8192) / rate, (2 * RATE + 1024) / rate);
    for (int i = 1; i < heard.size(); i++) {
      rises += heard.get(i - 1) < 0 && heard.get(i) >= 0 ? 1 : 0;
    }
    assertThat((double) rises * RATE / heard.size()).isBetween(435.0, 445.0);
  }

  @Test
  void speedOutsideItsRange_isRefused() {
    try (SoundStretcher stretcher = new FfmpegOpener().stretcher().orElseThrow()) {
      assertThatThrownBy(() -> stretcher.start(4)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
