package io.sightglass.detectors.blockcorruption;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.GridBreaks;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link BlockCorruptionDetector}s. */
public final class BlockCorruptionDetectorFactory implements DetectorFactory {

  static final String DAMAGE = "block-damage";
  static final String BREAKS = "block-breaks";
  static final String AREA = "corrupted-area";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "block-corruption",
          "Block corruption",
          "Pictures that lost data on their way (continuity errors, flagged packets, what the"
              + " decoder complained of), and those that refer to them, up to the next key"
              + " picture; and, where the stream is silent, changes that break off at macroblocks.",
          "1.3",
          true,
          false,
          Set.of(GridBreaks.FEATURE),
          List.of(
              new MetricInfo(
                  DAMAGE, "", "0 none, 1 carried over from a damaged picture, 2 its own", 0, 2),
              new MetricInfo(
                  BREAKS,
                  "",
                  "Evidence of the pixels: how far changes break off at macroblocks; 0 where the"
                      + " stream itself tells of damage",
                  0,
                  100),
              new MetricInfo(
                  AREA, "%", "Macroblocks at whose borders the change breaks off", 0, 20)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new BlockCorruptionDetector(stream.selectedVideo().orElseThrow().index());
  }
}
