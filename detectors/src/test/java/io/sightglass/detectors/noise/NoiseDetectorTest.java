package io.sightglass.detectors.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.feature.Texture;
import io.sightglass.detectors.TextureRun;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseDetectorTest {

  private final TextureRun run = new TextureRun(new NoiseDetectorFactory());

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 25, 50})
  void rise_atAStep_isTheRatioToTheUsualInEveryChunking(int chunk) {
    run.add(40, noise(2)).add(30, noise(8)).add(40, noise(2));

    double[] rise = run.values(NoiseDetectorFactory.RISE, chunk);

    assertThat(Arrays.copyOfRange(rise, 0, 40)).containsOnly(1);
    assertThat(Arrays.copyOfRange(rise, 40, 70)).containsOnly(4);
    assertThat(Arrays.copyOfRange(rise, 70, 110)).containsOnly(1);
  }

  @Test
  void rise_underOneCode_isNotSeen() {
    run.add(40, noise(0.1)).add(20, noise(0.9));

    assertThat(Arrays.stream(run.values(NoiseDetectorFactory.RISE, 25)).max().orElseThrow())
        .isLessThanOrEqualTo(1);
  }

  @Test
  void rise_ofGrainThatComesWithACut_isNone() {
    run.add(40, noise(1)).add(1, TextureRun.texture(0, 2, 6, 30)).add(40, noise(6));

    assertThat(run.values(NoiseDetectorFactory.RISE, 25)).containsOnly(1);
  }

  @Test
  void rise_ofNoiseThatGoesOnAcrossACut_goesOn() {
    run.add(40, noise(1)).add(20, noise(6)).add(1, TextureRun.texture(0, 2, 6, 30));

    assertThat(run.values(NoiseDetectorFactory.RISE, 25)).endsWith(6, 6);
  }

  @Test
  void rise_overASecondLikeADissolve_isNone() {
    run.add(40, noise(1));
    for (int i = 0; i <= 25; i++) {
      run.add(1, noise(1 + 3.5 * i / 25));
    }

    assertThat(run.values(NoiseDetectorFactory.RISE, 25)).containsOnly(1);
  }

  @Test
  void sigma_isThatOfTheTexture() {
    run.add(1, noise(3.25));

    assertThat(run.values(NoiseDetectorFactory.SIGMA, 25)).containsExactly(3.25);
  }

  private static Texture noise(double sigma) {
    return TextureRun.texture(0, 2, sigma, 0);
  }
}
