package io.sightglass.core.compare;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.StreamInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes detectors that hold a programme against a reference. Not a service: it is installed for one
 * session, with its reference.
 */
public final class ReferenceDetectorFactory implements DetectorFactory {

  /** The detector's id, and the name of the rules that come with it. */
  public static final String ID = "reference";

  static final String SYNC = "reference-sync-offset";
  static final String SOUND = "reference-sound-lag";
  static final String PICTURE = "reference-picture-lag";
  static final String DRIFT = "reference-drift";
  static final String MISSING = "reference-missing";
  static final String ADDED = "reference-added";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          ID,
          "Comparison with a reference",
          "Sound and pictures are aligned with the reference's apart from each other: the sound by"
              + " its wave, the pictures by what changes in 12 × 8 fields. The sync error is the"
              + " difference of the two lags. Positive: the programme is later.",
          "1.0",
          false,
          false,
          Set.of(),
          List.of(
              new MetricInfo(SYNC, "ms", "How late the sound is against the picture", -200, 200),
              new MetricInfo(
                  SOUND, "ms", "How much later than the reference the sound is", -1000, 1000),
              new MetricInfo(
                  PICTURE, "ms", "How much later than the reference the picture is", -1000, 1000),
              new MetricInfo(DRIFT, "ppm", "How fast the sound falls behind", -200, 200),
              new MetricInfo(MISSING, "s", "Length of what the programme lacks here", 0, 10),
              new MetricInfo(
                  ADDED, "s", "Length of what the programme has over the reference", 0, 10)),
          Map.of());

  private final Fingerprint reference;

  public ReferenceDetectorFactory(Fingerprint reference) {
    this.reference = reference;
  }

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new ReferenceDetector(
        reference, stream.selectedAudio().map(AudioTrack::index).orElse(-1));
  }
}
