package io.sightglass.detectors.blur;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.feature.Texture;
import io.sightglass.detectors.TextureRun;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlurDetectorTest {

  private final TextureRun run = new TextureRun(new BlurDetectorFactory());

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 25, 50})
  void ratio_whileBlurred_isToTheUsualWidthInEveryChunking(int chunk) {
    run.add(40, TextureRun.sharp(2)).add(30, TextureRun.sharp(6)).add(40, TextureRun.sharp(2));

    double[] ratio = run.values(BlurDetectorFactory.RATIO, chunk);

    assertThat(Arrays.copyOfRange(ratio, 0, 40)).containsOnly(1);
    assertThat(Arrays.copyOfRange(ratio, 40, 70)).containsOnly(3);
    assertThat(Arrays.copyOfRange(ratio, 70, 110)).containsOnly(1);
  }

  @Test
  void ratio_ofASoftShotThatIsCutTo_isOne() {
    run.add(40, TextureRun.sharp(2)).add(1, cutTo(6)).add(40, TextureRun.sharp(6));

    assertThat(run.values(BlurDetectorFactory.RATIO, 25)).containsOnly(1);
  }

  @Test
  void ratio_ofABlurThatGoesOnAcrossACut_goesOnUntilTheShotSharpens() {
    run.add(40, TextureRun.sharp(2)).add(20, TextureRun.sharp(6)).add(1, cutTo(8));
    run.add(20, TextureRun.sharp(8)).add(20, TextureRun.sharp(4));

    double[] ratio = run.values(BlurDetectorFactory.RATIO, 25);

    assertThat(Arrays.copyOfRange(ratio, 40, 60)).containsOnly(3);
    assertThat(Arrays.copyOfRange(ratio, 60, 81)).containsOnly(4);
    assertThat(Arrays.copyOfRange(ratio, 81, 101)).containsOnly(1);
  }

  @Test
  void ratio_afterNoiseThatMadeEdgesSharp_isOne() {
    run.add(40, TextureRun.sharp(2));
    run.add(100, TextureRun.texture(0, 1, 10, 0)).add(20, TextureRun.sharp(2));

    assertThat(Arrays.stream(run.values(BlurDetectorFactory.RATIO, 25)).max()).hasValue(1);
  }

  @Test
  void ratio_wherePicturesHoldNoEdges_isOneAndNoWidthIsMeasured() {
    Texture flat = new Texture(460, 0, 0, 0, 1, 0, Double.NaN, 0, 0, new int[640]);
    run.add(10, TextureRun.sharp(2)).add(10, flat);

    assertThat(run.values(BlurDetectorFactory.RATIO, 25)).hasSize(20).containsOnly(1);
  }

  private static Texture cutTo(double width) {
    return TextureRun.texture(0, width, 0.2, 40);
  }
}
