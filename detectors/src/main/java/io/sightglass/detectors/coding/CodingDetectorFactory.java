package io.sightglass.detectors.coding;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link CodingDetector}s. */
public final class CodingDetectorFactory implements DetectorFactory {

  static final String SIZE = "picture-size";
  static final String TYPE = "picture-type";
  static final String POSITION = "gop-position";
  static final String RATE = "video-bitrate";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "coding",
          "Coding",
          "How the pictures are coded, as the stream says: bytes and type of each, its place in the"
              + " group of pictures, and the bit rate of one second. It finds nothing by itself.",
          "1.0",
          true,
          false,
          Set.of(),
          List.of(
              new MetricInfo(SIZE, "kB", "Bytes of the picture's packet", 0, 100),
              new MetricInfo(TYPE, "", "2 for an I picture, 1 for P, 0 for B", 0, 2),
              new MetricInfo(POSITION, "pictures", "Pictures since the last key picture", 0, 50),
              new MetricInfo(
                  RATE, "Mbit/s", "Bytes of all pictures of the last second, in bits", 0, 10)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new CodingDetector();
  }
}
