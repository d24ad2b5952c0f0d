package io.sightglass.detectors.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.detectors.PictureRun;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ITU-R BT.1702 to the code, the picture and the percent. */
class FlashDetectorTest {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 352;

  private final FlashDetectorFactory factory = new FlashDetectorFactory();

  /**
   * Luma {@code a} or {@code b} in the left {@code columns}; a flash begins every {@code period}.
   */
  private static SyntheticFrame flashing(int n, double period, int a, int b, int columns) {
    boolean second = n % period >= period / 2;
    int code = second ? b : a;
    return grey((x, y) -> x < columns ? code : a);
  }

  private static SyntheticFrame grey(java.util.function.IntBinaryOperator luma) {
    return new SyntheticFrame(PixelFormat.YUV420P, WIDTH, HEIGHT, 0)
        .fill(0, luma)
        .fill(1, (x, y) -> 128)
        .fill(2, (x, y) -> 128);
  }

  private List<Integer> flashes(
      int perSecond, double period, int a, int b, int columns, int count) {
    return new PictureRun(factory, perSecond)
        .where(FlashDetectorFactory.AREA, count, n -> flashing(n, period, a, b, columns));
  }

  @ParameterizedTest
  @CsvSource({
    "16, 99, false",
    "16, 100, true",
    "100, 128, false",
    "100, 129, true",
    "216, 227, false"
  })
  void change_countsFromTwentyCandelasOn(int dark, int bright, boolean flash) {
    assertThat(flashes(25, 4, dark, bright, WIDTH, 50).isEmpty()).isNotEqualTo(flash);
  }

  @Test
  void change_betweenBrightStates_countsOnlyByContrast() {
    PictureRun byContrast =
        new PictureRun(factory, 25).with(FlashDetectorFactory.CONTRAST, 1 / 17.0);

    assertThat(
            byContrast.where(FlashDetectorFactory.AREA, 50, n -> flashing(n, 4, 216, 227, WIDTH)))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"25, 9, false", "25, 8, true", "30, 10, false", "30, 9, true"})
  void leadingEdges_areCountedToThePicture(int perSecond, int apart, boolean flash) {
    assertThat(flashes(perSecond, apart, 16, 235, WIDTH, 4 * perSecond).isEmpty())
        .isNotEqualTo(flash);
  }

  @ParameterizedTest
  @CsvSource({"24, false", "25, false", "26, true", "100, true"})
  void area_countsFromMoreThanAQuarterOn(int percent, boolean flash) {
    // 8 flashes a second at 32 pictures a second.
    assertThat(flashes(32, 4, 16, 235, WIDTH * percent / 100, 64).isEmpty()).isNotEqualTo(flash);
  }

  @Test
  void areaInTheMiddle_acrossCells_countsAsMuchAsItCovers() {
    // 312 × 180 of 640 × 352 samples are 24.9 %, off the cells' grid at all four sides.
    assertThat(rectangle(180)).isEmpty();
    // 312 × 188 are 26.0 %.
    assertThat(rectangle(188)).isNotEmpty();
  }

  private List<Integer> rectangle(int height) {
    return new PictureRun(factory, 25)
        .where(
            FlashDetectorFactory.AREA,
            50,
            n ->
                grey((x, y) ->
                    x >= 164 && x < 476 && y >= 84 && y < 84 + height && n % 4 >= 2 ? 235 : 16));
  }

  @Test
  void event_reachesFromTheFirstChangeToTheEndOfTheLastState() {
    // At rest, then from picture 30 to 59 two pictures bright, two dark.
    List<Integer> where =
        new PictureRun(factory, 25)
            .where(
                FlashDetectorFactory.AREA,
                100,
                n -> grey((x, y) -> n >= 30 && n < 60 && (n - 30) % 4 < 2 ? 180 : 40));

    assertThat(where).isEqualTo(IntStream.range(30, 62).boxed().toList());
  }

  @ParameterizedTest
  @CsvSource({"5, false", "6, true"})
  void flashingWithinTheLimits_isReportedPastFiveSeconds(int seconds, boolean extended) {
    // 2 Hz, at 24 pictures a second.
    PictureRun run = new PictureRun(factory, 24);
    int count = 24 * seconds;
    List<Double> lasting =
        run.values(
            FlashDetectorFactory.SECONDS,
            count + 24,
            n -> n < count ? flashing(n, 12, 16, 235, WIDTH) : grey((x, y) -> 16));

    assertThat(lasting.stream().anyMatch(s -> s > 5.04)).isEqualTo(extended);
    assertThat(run.where(FlashDetectorFactory.AREA, count, n -> flashing(n, 12, 16, 235, WIDTH)))
        .isEmpty();
  }

  @Test
  void pureRedAgainstGreyOfEqualLuma_raisesTheRedFlagOnly() {
    PictureRun run = new PictureRun(factory, 25);

    // BT.709: pure red is 63, 102, 240.
    assertThat(run.where(FlashDetectorFactory.RED_AREA, 50, FlashDetectorTest::redAndGrey))
        .isNotEmpty();
    assertThat(run.where(FlashDetectorFactory.AREA, 50, FlashDetectorTest::redAndGrey)).isEmpty();
  }

  private static SyntheticFrame redAndGrey(int n) {
    boolean red = n % 4 >= 2;
    return new SyntheticFrame(PixelFormat.YUV420P, WIDTH, HEIGHT, 0)
        .fill(0, (x, y) -> 63)
        .fill(1, (x, y) -> red ? 102 : 128)
        .fill(2, (x, y) -> red ? 240 : 128);
  }

  @Test
  void pictureOfTenBits_countsTheSame() {
    List<Integer> where =
        new PictureRun(factory, 25)
            .where(
                FlashDetectorFactory.AREA,
                50,
                n ->
                    new SyntheticFrame(PixelFormat.YUV420P10, WIDTH, HEIGHT, 0)
                        .fill(0, (x, y) -> n % 4 >= 2 ? 400 : 64)
                        .fill(1, (x, y) -> 512)
                        .fill(2, (x, y) -> 512));

    assertThat(where).isNotEmpty();
  }

  @Test
  void movingTexture_isNoFlash() {
    // Bright and dark stripes, 28 wide, pass at 7 samples a picture: every cell flashes three times
    // a second, a seventh of them at once.
    assertThat(
            new PictureRun(factory, 25)
                .where(
                    FlashDetectorFactory.AREA,
                    75,
                    n -> grey((x, y) -> (x + y + 7 * n) / 28 % 2 == 0 ? 200 : 30)))
        .isEmpty();
  }

  @Test
  void chunks_makeNoDifference() {
    java.util.function.IntFunction<SyntheticFrame> picture =
        n -> grey((x, y) -> n >= 13 && n < 61 && n % 5 < 2 ? 180 : 40);

    assertThat(new PictureRun(factory, 25).inChunksOf(7).of(100, picture))
        .isEqualTo(new PictureRun(factory, 25).inChunksOf(50).of(100, picture));
  }
}
