package io.sightglass.detectors.blockcorruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.GridBreaks;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.DecodeFlags;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.SyntheticStream;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockCorruptionDetectorTest {

  private static final DecodeFlags LOST = new DecodeFlags(4, false, false, 0);

  private final List<FrameFeatures> pictures = new ArrayList<>();
  private final List<StreamEvent> events = new ArrayList<>();

  @Test
  void damage_isCarriedToTheNextKeyPicture() {
    pictures("IPPPPIP", 3);

    assertThat(run(BlockCorruptionDetectorFactory.DAMAGE, 4)).containsExactly(0, 0, 0, 2, 1, 0, 0);
  }

  @Test
  void damage_ofAnAnchor_reachesTheBPicturesBeforeIt() {
    pictures("IBBPBBP", 3);

    assertThat(run(BlockCorruptionDetectorFactory.DAMAGE, 2)).containsExactly(0, 1, 1, 2, 1, 1, 1);
  }

  @Test
  void damage_ofAPacketWhosePictureIsNotFlagged_beginsAtItsTime() {
    pictures("IPPP", -1);
    events.add(
        new StreamEvent(
            StreamEvent.Kind.PACKET_CORRUPT, new MediaTime(80_000), 0, "a packet is damaged", 0));

    assertThat(run(BlockCorruptionDetectorFactory.DAMAGE, 9)).containsExactly(0, 0, 2, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 25, 100})
  void breaks_overSevenPictures_areTheirExcessOverTheRootOfItsVariance(int chunk) {
    pictures("P".repeat(200), -1);
    for (int i = 100; i < 120; i++) {
      pictures.set(i, with(pictures.get(i), breaks(40, 4, 5)));
    }

    double[] score = run(BlockCorruptionDetectorFactory.BREAKS, chunk);

    assertThat(score).hasSize(200);
    assertThat(Arrays.copyOfRange(score, 0, 97)).containsOnly(0);
    // Seven pictures, one of them by half, with 36 more on the grid than the 4 off it.
    assertThat(score[110]).isEqualTo(6.5 * 36 / Math.sqrt(3 * 7 * 4 + 5));
    assertThat(score[97]).isEqualTo(0.5 * 36 / Math.sqrt(3 * 4 + 5));
    assertThat(Arrays.copyOfRange(score, 123, 200)).containsOnly(0);
  }

  @Test
  void breaks_thatAreUsualForTheStream_areTakenOffAndMakeTheRestLessSure() {
    pictures("P".repeat(400), -1);
    pictures.replaceAll(picture -> with(picture, breaks(8, 4, 5)));
    for (int i = 300; i < 330; i++) {
      pictures.set(i, with(pictures.get(i), breaks(40, 4, 5)));
    }

    double[] score = run(BlockCorruptionDetectorFactory.BREAKS, 25);

    double usual = 6.5 * 4;
    assertThat(score[315]).isEqualTo((6.5 * 36 - usual) / Math.sqrt(3 * 7 * 4 + 5 * usual + 5));
    // At the start, fewer than seven pictures are summed.
    assertThat(Arrays.copyOfRange(score, 0, 295)).containsOnly(0);
    assertThat(Arrays.copyOfRange(score, 335, 400)).containsOnly(0);
  }

  @Test
  void breaks_whereTheStreamTellsOfDamage_areNotMeasured() {
    pictures("IPPPPPPPPPPPPPPPPPPP" + "P".repeat(50), 10);
    for (int i = 0; i < 20; i++) {
      pictures.set(i, with(pictures.get(i), breaks(40, 4, 5)));
    }

    double[] score = run(BlockCorruptionDetectorFactory.BREAKS, 25);

    assertThat(score[5]).isPositive();
    assertThat(Arrays.copyOfRange(score, 6, 70)).containsOnly(0);
  }

  @Test
  void breaks_ofEveryFourthRowOfMacroblocks_countAsThoseOfEverySecond() {
    pictures("P".repeat(200), -1);
    GridBreaks all = breaks(40, 4, 5);
    GridBreaks fourth = new GridBreaks(10, 10, 4, all.onGrid(), all.offGrid(), 5);
    for (int i = 100; i < 113; i++) {
      pictures.set(i, with(pictures.get(i), fourth));
    }

    double[] score = run(BlockCorruptionDetectorFactory.BREAKS, 25);

    assertThat(score[106]).isEqualTo(Math.sqrt(2) * (6.5 * 36 / Math.sqrt(3 * 7 * 4 + 5)));
  }

  @Test
  void breaks_ofACut_areNotCounted() {
    pictures("PPP", -1);
    pictures.set(1, with(pictures.get(1), breaks(40, 4, 30)));

    assertThat(run(BlockCorruptionDetectorFactory.BREAKS, 25)).containsOnly(0);
  }

  @Test
  void area_isTheShareOfMacroblocksWithABreak() {
    pictures("P", -1);
    pictures.set(0, with(pictures.get(0), breaks(25, 0, 5)));

    assertThat(run(BlockCorruptionDetectorFactory.AREA, 25)).containsExactly(25);
  }

  /** A picture a letter; the one at {@code lost} lost data. */
  private void pictures(String types, int lost) {
    for (int i = 0; i < types.length(); i++) {
      char type = types.charAt(i);
      pictures.add(
          new FrameFeatures(
              new MediaTime(i * 40_000L),
              40_000,
              i,
              type,
              type == 'I',
              false,
              false,
              i == lost ? LOST : DecodeFlags.NONE,
              Map.of()));
    }
  }

  /** Of 100 macroblocks, {@code on} have a break on the grid and {@code off} one half-way. */
  private static GridBreaks breaks(int on, int off, double change) {
    byte[] onGrid = new byte[100];
    byte[] offGrid = new byte[100];
    Arrays.fill(onGrid, 0, on, (byte) 1);
    Arrays.fill(offGrid, 0, off, (byte) 1);
    return new GridBreaks(10, 10, 1, onGrid, offGrid, change);
  }

  private static FrameFeatures with(FrameFeatures picture, GridBreaks breaks) {
    return new FrameFeatures(
        picture.time(),
        picture.durationMicros(),
        picture.number(),
        picture.pictureType(),
        picture.keyFrame(),
        picture.interlaced(),
        picture.topFieldFirst(),
        picture.flags(),
        Map.of(GridBreaks.FEATURE, breaks));
  }

  private double[] run(String metric, int chunk) {
    BlockCorruptionDetectorFactory factory = new BlockCorruptionDetectorFactory();
    Detector detector =
        factory.create(
            DetectorSettings.defaults(factory.info()), SyntheticStream.video(160, 160, 25));
    List<Measurement> all = new ArrayList<>();
    for (int from = 0; from < pictures.size(); from += chunk) {
      List<FrameFeatures> part = pictures.subList(from, Math.min(pictures.size(), from + chunk));
      TimeRange range = new TimeRange(part.getFirst().time(), part.getLast().time().plus(40_000));
      all.addAll(
          detector.analyze(
              new Chunk(from / chunk, range, List.of(), List.of(), List.copyOf(events)),
              new ChunkFeatures(part, List.of())));
      events.clear();
    }
    all.addAll(detector.flush());
    return all.stream()
        .filter(m -> m.metric().equals(metric))
        .mapToDouble(Measurement::value)
        .toArray();
  }
}
