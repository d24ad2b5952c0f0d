package io.sightglass.detectors.solidcolour;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.detectors.PictureRun;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SolidColourDetectorTest {

  private static double measured(String metric, Supplier<SyntheticFrame> frame) {
    return new PictureRun(new SolidColourDetectorFactory(), 25)
        .values(metric, 1, n -> frame.get())
        .getFirst();
  }

  @Test
  void blueScreen_isOfOneColourThroughout() {
    Supplier<SyntheticFrame> blue =
        () ->
            new SyntheticFrame(PixelFormat.YUV420P, 160, 80, 0)
                .fill(0, (x, y) -> 41)
                .fill(1, (x, y) -> 240)
                .fill(2, (x, y) -> 110);

    assertThat(measured(SolidColourDetectorFactory.SHARE, blue)).isEqualTo(100);
    assertThat(measured(SolidColourDetectorFactory.LUMA, blue)).isEqualTo(41);
  }

  @Test
  void pictureThatDiffersInATenthOfOneColourPlane_isSolidInTheRest() {
    Supplier<SyntheticFrame> frame =
        () ->
            new SyntheticFrame(PixelFormat.YUV420P, 160, 160, 0)
                .fill(0, (x, y) -> 100)
                .fill(1, (x, y) -> y < 8 ? 60 : 128)
                .fill(2, (x, y) -> 128);

    assertThat(measured(SolidColourDetectorFactory.SHARE, frame)).isEqualTo(90);
  }

  @Test
  void gradient_isHardlySolid() {
    Supplier<SyntheticFrame> frame = () -> SyntheticFrame.gray(256, 64, (x, y) -> x);

    assertThat(measured(SolidColourDetectorFactory.SHARE, frame)).isLessThan(7);
  }
}
