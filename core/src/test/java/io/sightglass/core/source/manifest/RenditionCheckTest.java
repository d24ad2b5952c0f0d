package io.sightglass.core.source.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.Colour;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.time.FrameRate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenditionCheckTest {

  private static RenditionCheck declaring(int width, int height, double rate, String... codecs) {
    return new RenditionCheck(
        new Rendition("v1", 1000, width, height, rate, List.of(codecs), false), "The manifest");
  }

  private static VideoTrack track(int width, int height, int sarNumerator, int sarDenominator) {
    return new VideoTrack(
        0,
        "h264",
        "",
        width,
        height,
        new PixelFormat("yuv420p", 8, 3, 1, 1, false),
        new Colour("bt709", "bt709", "bt709", false),
        new FrameRate(25, 1),
        sarNumerator,
        sarDenominator,
        false,
        0,
        "");
  }

  @Test
  void sizeOfTheCodedPicture_andThatToShowItIn_areBothRight() {
    VideoTrack wide = track(1440, 1080, 4, 3);
    assertThat(declaring(1440, 1080, 0).size(wide)).isEmpty();
    assertThat(declaring(1920, 1080, 0).size(wide)).isEmpty();
    assertThat(declaring(0, 0, 0).size(wide)).isEmpty();
    assertThat(declaring(1280, 720, 0).size(wide))
        .containsExactly(
            "The manifest declares 1280×720 for the Representation v1; its pictures are"
                + " 1440×1080.");
  }

  @Test
  void rates_areTheSameWithinAHundredth() {
    assertThat(declaring(0, 0, 30).rate(29.97, false)).isEmpty();
    assertThat(declaring(0, 0, 0).rate(29.97, false)).isEmpty();
    assertThat(declaring(0, 0, 25).rate(50, true)).isEmpty();
    assertThat(declaring(0, 0, 25).rate(50, false)).hasSize(1);
    assertThat(declaring(0, 0, 24).rate(25, false))
        .containsExactly(
            "The manifest declares 24.000 pictures a second for the Representation v1; its pictures"
                + " come at 25.000.");
  }

  /** The last column is whether it is what was declared. */
  @ParameterizedTest
  @CsvSource({
    "avc1.64001f, h264, 100, 31, true",
    "avc1.64001F, h264, 100, 31, true",
    "avc3.640028, h264, 100, 31, false",
    "avc1.4d401f, h264, 100, 31, false",
    "avc1.77.31, h264, 77, 31, true",
    "avc1.66.30, h264, 77, 30, false",
    "avc1.42c00b, h264, 66, 9, true",
    "avc1, h264, 100, 31, true",
    "avc1.64001f, h264, -1, -1, true",
    "avc1.64001f, hevc, 1, 93, false",
    "dvh1.05.06, hevc, 2, 123, true",
    "hvc1.1.6.L93.B0, hevc, 1, 93, true",
    "hev1.2.4.H120.B0, hevc, 2, 120, true",
    "hvc1.2.4.L93.B0, hevc, 1, 93, false",
    "hvc1.1.6.L120.B0, hevc, 1, 93, false",
    "av01.0.04M.08, av1, 0, 4, true",
    "av01.0.05M.08, av1, 0, 4, false",
    "vp09.00.10.08, vp9, 0, -1, true",
    "vp09.02.10.10, vp9, 0, -1, false",
    "mp4v.20.9, mpeg4, 1, 1, true",
    "xyz1.2, h264, 100, 31, true",
  })
  void pictures(String declared, String codec, int profile, int level, boolean same) {
    List<String> told =
        declaring(0, 0, 0, declared)
            .codecs(Optional.of(new Coding(codec, profile, "", level)), Optional.empty());
    assertThat(told.isEmpty()).isEqualTo(same);
  }

  /** The object types of ISO/IEC 14496-3: 2 is LC, 5 HE, 29 HE v2, 42 xHE. */
  @ParameterizedTest
  @CsvSource({
    "mp4a.40.2, aac, 2, true",
    "mp4a.40.2, aac, 5, false",
    "mp4a.40.5, aac, 2, true",
    "mp4a.40.29, aac, 2, true",
    "mp4a.40.42, aac, 2, false",
    "mp4a.40.2, aac, 42, false",
    "mp4a.40, aac, 5, true",
    "mp4a.67, aac, 2, true",
    "mp4a.40.34, mp3, -1, true",
    "mp4a.6B, mp2, -1, true",
    "mp4a.6B, aac, 2, false",
    "ac-3, ac3, -1, true",
    "ec-3, ac3, -1, false",
    "mp4a.a5, ac3, -1, true",
    "fLaC, flac, -1, true",
    "Opus, opus, -1, true",
  })
  void sound(String declared, String codec, int profile, boolean same) {
    List<String> told =
        declaring(0, 0, 0, declared)
            .codecs(Optional.empty(), Optional.of(new Coding(codec, profile, "", -1)));
    assertThat(told.isEmpty()).isEqualTo(same);
  }

  @Test
  void levelThatSeveralRenditionsShare_isTheHighestOfThem() {
    RenditionCheck shared =
        new RenditionCheck(
            new Rendition("v1", 1000, 0, 0, 0, List.of("avc1.640028"), true), "The manifest");
    assertThat(shared.codecs(Optional.of(new Coding("h264", 100, "High", 31)), Optional.empty()))
        .isEmpty();
    assertThat(shared.codecs(Optional.of(new Coding("h264", 100, "High", 50)), Optional.empty()))
        .containsExactly(
            "The manifest declares avc1.640028 for the Representation v1; its pictures are h264"
                + " High, level 5.0.");
  }

  @Test
  void whatIsDeclaredAndAbsent_orThereAndNotDeclared_isTold() {
    Optional<Coding> pictures = Optional.of(new Coding("h264", 100, "High", 31));
    Optional<Coding> sound = Optional.of(new Coding("aac", 2, "LC", -1));
    assertThat(declaring(0, 0, 0, "avc1.64001f", "mp4a.40.2").codecs(pictures, Optional.empty()))
        .containsExactly(
            "The manifest declares mp4a.40.2 for the Representation v1, which has no sound.");
    assertThat(declaring(0, 0, 0, "avc1.64001f").codecs(pictures, sound))
        .containsExactly(
            "The manifest declares avc1.64001f for the Representation v1; its sound is aac LC.");
    assertThat(declaring(0, 0, 0, "avc1.64001f", "zzzz").codecs(pictures, sound)).isEmpty();
    assertThat(declaring(0, 0, 0).codecs(pictures, sound)).isEmpty();
  }
}
