package io.sightglass.detectors.silence;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.AudioFeatures;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the level of sound hop by hop. The root of the mean square, not the peak, because the
 * peaks of a faint noise floor stand 10 dB and more above it, while a click in a silence still
 * lifts the mean square.
 */
final class SilenceDetector implements Detector {

  private static final double FLOOR_DB = -120;
  private static final double FLOOR_SQUARE = 1e-12;

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> measurements = new ArrayList<>();
    for (AudioFeatures track : features.audio()) {
      long hopMicros = Math.round(track.hopSamples() * 1e6 / track.track().sampleRate());
      for (int hop = 0; hop < track.hops(); hop++) {
        measurements.add(
            new Measurement(
                SilenceDetectorFactory.LEVEL, track.times()[hop], hopMicros, level(track, hop)));
      }
    }
    return measurements;
  }

  private static double level(AudioFeatures track, int hop) {
    double[][] energy = track.energy();
    double[][] mean = track.mean();
    if (energy == null || mean == null) {
      return FLOOR_DB;
    }
    double loudest = 0;
    for (int channel = 0; channel < energy.length; channel++) {
      double dc = mean[channel][hop];
      loudest = Math.max(loudest, energy[channel][hop] - dc * dc);
    }
    return loudest <= FLOOR_SQUARE ? FLOOR_DB : 10 * Math.log10(loudest);
  }
}
