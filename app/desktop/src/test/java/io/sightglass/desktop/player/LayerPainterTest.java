package io.sightglass.desktop.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.SyntheticFrame;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerPainterTest {

  private static final int MAGENTA = 0xffff20ff;

  private static List<String> painted(PictureSlot slot, int tile) {
    List<String> out = new ArrayList<>();
    for (int y = 0; y < slot.height(); y += tile) {
      for (int x = 0; x < slot.width(); x += tile) {
        int colour =
            slot.memory().get(ValueLayout.JAVA_INT_UNALIGNED, (long) y * slot.stride() + 4L * x);
        if (colour != 0) {
          out.add(x + "," + y);
        }
      }
    }
    return out;
  }

  // Cb far from grey on dark luma: blue is over 105 %, in the tile at 16, 8.
  private static SyntheticFrame blue(PixelFormat format, int unit) {
    return new SyntheticFrame(format, 32, 32, 3)
        .fill(0, (x, y) -> 100 * unit)
        .fill(1, (x, y) -> (x / 4 == 2 && y / 4 == 1 ? 230 : 128) * unit)
        .fill(2, (x, y) -> 128 * unit);
  }

  @Test
  void colourOutOfGamut_isMarkedWhereItIs_atEightAndTenBits() {
    for (SyntheticFrame frame :
        List.of(blue(PixelFormat.YUV420P, 1), blue(PixelFormat.YUV420P10, 4))) {
      PictureSlot slot = new PictureSlot(32, 32);
      LayerPainter.gamut(frame, slot);
      assertThat(painted(slot, 8)).containsExactly("16,8");
      assertThat(slot.memory().get(ValueLayout.JAVA_INT_UNALIGNED, 8L * slot.stride() + 64))
          .isEqualTo(MAGENTA);
    }
  }

  @Test
  void reducedPicture_showsTheSmallestSpotOutOfGamut() {
    SyntheticFrame frame =
        new SyntheticFrame(PixelFormat.YUV420P, 64, 64, 0)
            .fill(0, (x, y) -> 100)
            .fill(1, (x, y) -> x == 17 && y == 9 ? 230 : 128)
            .fill(2, (x, y) -> 128);
    PictureSlot slot = new PictureSlot(8, 8);
    LayerPainter.gamut(frame, slot);
    assertThat(painted(slot, 1)).containsExactly("4,2");
  }

  @Test
  void greyPicture_hasNoGamut() {
    PictureSlot slot = new PictureSlot(16, 16);
    LayerPainter.gamut(SyntheticFrame.gray(16, 16, (x, y) -> 255), slot);
    assertThat(painted(slot, 1)).isEmpty();
  }

  @Test
  void macroblockThatWasFilledIn_isTinted_inEveryRow() {
    SyntheticFrame before = SyntheticFrame.gray(128, 960, (x, y) -> 60 + (x * 7 + y * 3) % 20);
    SyntheticFrame frame =
        SyntheticFrame.gray(
            128, 960, (x, y) -> 60 + (x * 7 + y * 3) % 20 + (x / 16 == 3 && y / 16 == 6 ? 90 : 0));
    PictureSlot slot = new PictureSlot(128, 960);
    LayerPainter.blocks(frame, before, slot);
    // The block breaks off at its own borders, and its neighbours at theirs with it.
    assertThat(painted(slot, 16)).contains("48,96").allMatch(at -> near(at, 48, 96));
  }

  private static boolean near(String at, int x, int y) {
    String[] parts = at.split(",");
    int dx = Integer.parseInt(parts[0]) - x;
    int dy = Integer.parseInt(parts[1]) - y;
    return dx >= 0 && dx <= 16 && dy >= 0 && dy <= 16;
  }
}
