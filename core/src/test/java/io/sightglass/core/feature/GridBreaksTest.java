package io.sightglass.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.SyntheticFrame;
import java.util.Random;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GridBreaksTest {

  private final SharedPass pass = new SharedPass(Set.of(GridBreaks.FEATURE));

  @AfterEach
  void close() {
    pass.close();
  }

  @Test
  void breaks_ofOneBlockThatChanged_areAtItsFourBorders() {
    GridBreaks breaks = after((x, y) -> x / 16 == 5 && y / 16 == 4 ? 160 : 100);

    assertThat(breaks.across()).isEqualTo(20);
    assertThat(breaks.rowStep()).isEqualTo(1);
    // The first row of macroblocks is not looked at. Left and upper border of the block itself, the
    // left one of its neighbour and the upper one of that below it.
    assertThat(at(breaks, 5, 4)).isEqualTo(2);
    assertThat(at(breaks, 6, 4)).isEqualTo(1);
    assertThat(at(breaks, 5, 5)).isEqualTo(1);
    assertThat(sum(breaks.onGrid())).isEqualTo(4);
    assertThat(sum(breaks.offGrid())).isZero();
    assertThat(breaks.change()).isEqualTo(60 * 256 / (320.0 * 176));
  }

  @Test
  void breaks_ofASquareThatLiesHalfWay_areTheControls() {
    GridBreaks breaks = after((x, y) -> x >= 88 && x < 104 && y >= 72 && y < 88 ? 160 : 100);

    assertThat(sum(breaks.onGrid())).isZero();
    assertThat(sum(breaks.offGrid())).isPositive();
  }

  @Test
  void breaks_ofASquareOffEitherGrid_areNone() {
    GridBreaks breaks = after((x, y) -> x >= 91 && x < 107 && y >= 69 && y < 85 ? 160 : 100);

    assertThat(sum(breaks.onGrid())).isZero();
    assertThat(sum(breaks.offGrid())).isZero();
  }

  @Test
  void breaks_ofNoiseAndOfNoChange_areNone() {
    Random random = new Random(7);
    GridBreaks noise = after((x, y) -> 100 + random.nextInt(40));
    assertThat(sum(noise.onGrid()) + sum(noise.offGrid())).isZero();
    assertThat(after((x, y) -> 100).change()).isZero();
  }

  @Test
  void breaks_besideWhichTheChangeVariesAsMuch_areNone() {
    // Every second column of a block: the border's own step is no larger than those beside it.
    GridBreaks breaks = after((x, y) -> x / 16 == 5 && x % 16 % 2 == 0 ? 160 : 100);

    assertThat(sum(breaks.onGrid())).isZero();
  }

  @Test
  void breaks_whereNeitherPictureHasAnEdge_areNone() {
    // A soft ramp each way, steeper where the change breaks by 24 codes but nowhere sharp.
    pass.frame(SyntheticFrame.gray(320, 192, (x, y) -> ramp(x, -12, -6)));
    GridBreaks breaks =
        pass.frame(SyntheticFrame.gray(320, 192, (x, y) -> ramp(x, 12, 6))).get(GridBreaks.FEATURE);

    assertThat(breaks).isNotNull();
    assertThat(sum(breaks.onGrid())).isZero();
  }

  @Test
  void breaks_ofAnEdgeThatGoes_areThoseOfOneThatComes() {
    pass.frame(SyntheticFrame.gray(320, 192, (x, y) -> x / 16 == 5 && y / 16 == 4 ? 160 : 100));
    GridBreaks breaks =
        pass.frame(SyntheticFrame.gray(320, 192, (x, y) -> 100)).get(GridBreaks.FEATURE);

    assertThat(breaks).isNotNull();
    assertThat(sum(breaks.onGrid())).isEqualTo(4);
  }

  @Test
  void breaks_besideABlackBar_areNone() {
    pass.frame(SyntheticFrame.gray(320, 192, (x, y) -> x < 80 ? 16 : 100));
    GridBreaks breaks =
        pass.frame(SyntheticFrame.gray(320, 192, (x, y) -> x < 80 ? 16 : 160))
            .get(GridBreaks.FEATURE);

    assertThat(breaks).isNotNull();
    assertThat(sum(breaks.onGrid())).isZero();
  }

  @Test
  void breaks_ofHalfABorder_areNone() {
    // Half of the rows that are swept, but a fifth of the border.
    GridBreaks breaks =
        after((x, y) -> x / 16 == 5 && y / 16 == 4 && (y % 16 < 2 || y % 16 == 7) ? 160 : 100);

    assertThat(at(breaks, 6, 4)).isZero();
  }

  @Test
  void breaks_ofTallPictures_areOfEverySecondRowOfMacroblocks() {
    pass.frame(SyntheticFrame.gray(320, 720, (x, y) -> 100));
    GridBreaks breaks =
        pass.frame(SyntheticFrame.gray(320, 720, (x, y) -> x / 16 == 5 ? 160 : 100))
            .get(GridBreaks.FEATURE);

    assertThat(breaks).isNotNull();
    assertThat(breaks.rowStep()).isEqualTo(2);
    assertThat(breaks.down()).isEqualTo(22);
    assertThat(sum(breaks.onGrid())).isEqualTo(44);
  }

  @Test
  void breaks_ofTenBits_areThoseOfEight() {
    pass.frame(ten((x, y) -> 400));
    GridBreaks breaks =
        pass.frame(ten((x, y) -> x / 16 == 5 && y / 16 == 4 ? 640 : 400)).get(GridBreaks.FEATURE);

    assertThat(breaks).isNotNull();
    assertThat(sum(breaks.onGrid())).isEqualTo(4);
  }

  @Test
  void breaks_ofTheFirstPictureAndOfSmallOnes_areNone() {
    assertThat(pass.frame(SyntheticFrame.gray(320, 192, (x, y) -> 1)).get(GridBreaks.FEATURE))
        .isNull();
    pass.frame(SyntheticFrame.gray(40, 192, (x, y) -> 1));
    assertThat(pass.frame(SyntheticFrame.gray(40, 192, (x, y) -> 2)).get(GridBreaks.FEATURE))
        .isNull();
  }

  /** Steps by {@code over} at every border of 16 and by {@code beside} on either side of it. */
  private static int ramp(int x, int over, int beside) {
    return switch (x % 16) {
      case 0 -> 128 + over / 2;
      case 1 -> 128 + over / 2 + beside;
      case 14 -> 128 - over / 2 - beside;
      case 15 -> 128 - over / 2;
      default -> x % 16 < 8 ? 128 + over / 2 + beside : 128 - over / 2 - beside;
    };
  }

  private GridBreaks after(IntBinaryOperator picture) {
    pass.frame(SyntheticFrame.gray(320, 192, (x, y) -> 100));
    GridBreaks breaks = pass.frame(SyntheticFrame.gray(320, 192, picture)).get(GridBreaks.FEATURE);
    assertThat(breaks).isNotNull();
    return breaks;
  }

  private static SyntheticFrame ten(IntBinaryOperator picture) {
    return new SyntheticFrame(new PixelFormat("gray10le", 10, 1, 0, 0, false), 320, 192, 6)
        .fill(0, picture);
  }

  private static int at(GridBreaks breaks, int blockX, int blockY) {
    return breaks.onGrid()[(blockY - 1) * breaks.across() + blockX];
  }

  private static int sum(byte[] counts) {
    int sum = 0;
    for (byte count : counts) {
      sum += count;
    }
    return sum;
  }
}
