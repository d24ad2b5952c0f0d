package io.sightglass.detectors.phase;

import io.sightglass.core.detect.Decibels;
import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.StayingLevel;
import io.sightglass.core.detect.SteppedSeries;
import io.sightglass.core.feature.AudioFeatures;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds left against right. Silence reads as anything at all: a hop that is quiet counts only where
 * it says something clear, and one that is nearly silent not at all; until then what held before
 * goes on.
 */
final class PhaseDetector implements Detector {

  private static final int CORRELATION_HOPS = 100;
  private static final int SIDE_HOPS = 1000;

  /** Mean square above which a hop's correlation counts whatever it is: −50 dBFS. */
  private static final double LOUD = 1e-5;

  /** Mean square under which it does not count at all: −80 dBFS. */
  private static final double NEARLY_SILENT = 1e-8;

  private static final double CLEAR = 0.7;

  private final StayingLevel staysUnder = StayingLevel.under(CORRELATION_HOPS);
  private final StayingLevel sideStaysUnder = StayingLevel.under(SIDE_HOPS);
  private final SteppedSeries correlations =
      new SteppedSeries(PhaseDetectorFactory.CORRELATION, 0.01);
  private final SteppedSeries sides = new SteppedSeries(PhaseDetectorFactory.SIDE, 0.5);
  private double correlation = 1;
  private double side;
  private long hopMicros;

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (AudioFeatures sound : features.audio()) {
      double @Nullable [] product = sound.product();
      double @Nullable [][] energy = sound.energy();
      if (product == null || energy == null) {
        continue;
      }
      hopMicros = sound.hopMicros();
      for (int hop = 0; hop < sound.hops(); hop++) {
        measure(energy[0][hop], energy[1][hop], product[hop]);
        MediaTime time = sound.times()[hop];
        staysUnder.add(time, correlation, (at, value) -> sayCorrelation(at, value, out));
        sideStaysUnder.add(time, side, (at, value) -> saySide(at, value, out));
      }
    }
    return out;
  }

  private void measure(double left, double right, double product) {
    double both = left + right;
    double louder = Math.max(left, right);
    if (louder < NEARLY_SILENT) {
      return;
    }
    double now = 2 * product / both;
    if (louder >= LOUD || Math.abs(now) > CLEAR) {
      correlation = now;
    }
    if (louder >= LOUD) {
      double sum = Math.max(both + 2 * product, Double.MIN_NORMAL);
      side = Decibels.ofPower(Math.max(0, both - 2 * product) / sum);
    }
  }

  private void sayCorrelation(MediaTime time, double value, List<Measurement> out) {
    correlations.add(time, hopMicros, value, out);
  }

  private void saySide(MediaTime time, double value, List<Measurement> out) {
    sides.add(time, hopMicros, value, out);
  }

  @Override
  public List<Measurement> flush() {
    List<Measurement> out = new ArrayList<>();
    staysUnder.finish((at, value) -> sayCorrelation(at, value, out));
    sideStaysUnder.finish((at, value) -> saySide(at, value, out));
    correlations.finish(out);
    sides.finish(out);
    return out;
  }
}
