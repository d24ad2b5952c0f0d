package io.sightglass.desktop.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.time.MediaTime;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSinkTest {

  private static AudioBlock block(List<String> channels, float... samples) {
    float[][] planes = new float[samples.length][1];
    for (int c = 0; c < samples.length; c++) {
      planes[c][0] = samples[c];
    }
    AudioTrack track = new AudioTrack(1, "pcm", 48_000, "test", channels, "");
    return new AudioBlock(track, MediaTime.ZERO, 0, planes, false);
  }

  private static short[] encoded(AudioBlock block, int channels, double gain) {
    byte[] bytes = new byte[block.length() * channels * 2];
    LineSink.encode(block, channels, gain, bytes);
    short[] samples = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  @Test
  void stereo_isInterleavedAndClippedAtFullScale() {
    assertThat(encoded(block(List.of("FL", "FR"), 0.5f, -1.5f), 2, 1))
        .containsExactly((short) 16384, (short) -32767);
  }

  @Test
  void gain_scalesTheSamples() {
    assertThat(encoded(block(List.of("FL", "FR"), 1f, -1f), 2, 0.25))
        .containsExactly((short) 8192, (short) -8192);
    assertThat(encoded(block(List.of("FL", "FR"), 1f, -1f), 2, 0))
        .containsExactly((short) 0, (short) 0);
  }

  @Test
  void mono_soundsOnBothSides() {
    assertThat(encoded(block(List.of("FC"), 0.5f), 2, 1))
        .containsExactly((short) 16384, (short) 16384);
  }

  @Test
  void surround_isMixedDownWithoutTheLowFrequencyChannel() {
    List<String> names = List.of("FL", "FR", "FC", "LFE", "SL", "SR");
    assertThat(encoded(block(names, 0f, 0f, 0f, 1f, 0f, 0f), 2, 1))
        .containsExactly((short) 0, (short) 0);
    short[] left = encoded(block(names, 1f, 0f, 0f, 0f, 0f, 0f), 2, 1);
    assertThat(left[0]).isPositive();
    assertThat(left[1]).isZero();
    assertThat(encoded(block(names, 1f, 1f, 1f, 1f, 1f, 1f), 2, 1))
        .containsExactly((short) 32767, (short) 32767);
  }

  @Test
  void sinkThatIsNotOpen_takesEverythingQuietly() {
    LineSink sink = new LineSink();
    assertThatCode(
            () -> {
              sink.write(block(List.of("FL", "FR"), 1f, 1f));
              sink.pause();
              sink.resume();
              sink.flush();
              sink.close();
            })
        .doesNotThrowAnyException();
    assertThat(sink.positionMicros()).isZero();
  }
}
