package io.sightglass.detectors.dcoffset;

import io.sightglass.core.detect.Decibels;
import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.AudioFeatures;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures the mean of one second ten times a second; a value stands in the middle of its second.
 * Nothing is said of a programme shorter than that.
 */
final class DcOffsetDetector implements Detector {

  private static final int WINDOW_HOPS = 100;
  private static final int EVERY_HOPS = 10;

  private double[][] window = {};
  private final MediaTime[] times = new MediaTime[WINDOW_HOPS];
  private long hops;

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (AudioFeatures sound : features.audio()) {
      double @Nullable [][] mean = sound.mean();
      if (mean == null) {
        continue;
      }
      if (window.length != mean.length) {
        window = new double[mean.length][WINDOW_HOPS];
        hops = 0;
      }
      for (int hop = 0; hop < sound.hops(); hop++) {
        int slot = (int) (hops % WINDOW_HOPS);
        times[slot] = sound.times()[hop];
        for (int c = 0; c < mean.length; c++) {
          window[c][slot] = mean[c][hop];
        }
        hops++;
        if (hops >= WINDOW_HOPS && hops % EVERY_HOPS == 0) {
          MediaTime middle = times[(int) ((hops - WINDOW_HOPS / 2) % WINDOW_HOPS)];
          out.add(
              new Measurement(
                  DcOffsetDetectorFactory.OFFSET,
                  middle,
                  EVERY_HOPS * sound.hopMicros(),
                  Decibels.ofAmplitude(worst())));
        }
      }
    }
    return out;
  }

  private double worst() {
    double worst = 0;
    for (double[] channel : window) {
      double sum = 0;
      for (double mean : channel) {
        sum += mean;
      }
      worst = Math.max(worst, Math.abs(sum) / WINDOW_HOPS);
    }
    return worst;
  }
}
