package io.sightglass.detectors.transport;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link TransportDetector}s. */
public final class TransportDetectorFactory implements DetectorFactory {

  static final String PRIORITY_1 = "ts-priority-1";
  static final String PRIORITY_2 = "ts-priority-2";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "transport",
          "Transport stream",
          "Errors of an MPEG transport stream as ETSI TR 101 290 counts them, priority 1 (sync,"
              + " PAT, continuity, PMT, PID) and 2 (transport error, CRC, PCR, PTS, CAT), from"
              + " every packet of the file or of the live stream (UDP, SRT, TCP, HTTP).",
          "1.0",
          false,
          false,
          Set.of(),
          List.of(
              new MetricInfo(PRIORITY_1, "", "Errors of priority 1 during a picture", 0, 10),
              new MetricInfo(PRIORITY_2, "", "Errors of priority 2 during a picture", 0, 10)),
          Map.of());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new TransportDetector(stream.frameRate().frameMicros());
  }
}
