package io.sightglass.detectors.layout;

import io.sightglass.core.detect.Decibels;
import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.StayingLevel;
import io.sightglass.core.detect.SteppedSeries;
import io.sightglass.core.feature.AudioFeatures;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures what is on the channels that make a layout worth its name. While the front rests, or
 * before it has ever played, nothing is known, and what held before goes on.
 */
final class LayoutDetector implements Detector {

  private static final Set<String> SURROUNDS = Set.of("SL", "SR", "BL", "BR", "BC");
  private static final Set<String> FRONT = Set.of("FL", "FR", "FC");
  private static final int HOPS = 1000;

  /** Mean square of a front that plays: −50 dBFS. */
  private static final double PLAYING = 1e-5;

  private final StayingLevel surroundUnder = StayingLevel.under(HOPS);
  private final StayingLevel differenceUnder = StayingLevel.under(HOPS);
  private final SteppedSeries surrounds = new SteppedSeries(LayoutDetectorFactory.SURROUND, 0.5);
  private final SteppedSeries differences =
      new SteppedSeries(LayoutDetectorFactory.DIFFERENCE, 0.5);
  private double surround;
  private double difference;
  private long hopMicros;

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (AudioFeatures sound : features.audio()) {
      hopMicros = sound.hopMicros();
      List<String> channels = sound.track().channels();
      if (channels.stream().anyMatch(SURROUNDS::contains)) {
        surround(sound, channels, out);
      } else if (channels.size() == 2) {
        difference(sound, out);
      }
    }
    return out;
  }

  private void surround(AudioFeatures sound, List<String> channels, List<Measurement> out) {
    for (int hop = 0; hop < sound.hops(); hop++) {
      double front = 0;
      double behind = 0;
      for (int c = 0; c < channels.size(); c++) {
        double power = sound.alternating(c, hop);
        if (SURROUNDS.contains(channels.get(c))) {
          behind = Math.max(behind, power);
        } else if (FRONT.contains(channels.get(c))) {
          front = Math.max(front, power);
        }
      }
      if (front >= PLAYING || behind >= PLAYING) {
        surround = Decibels.ofPower(behind);
      }
      surroundUnder.add(
          sound.times()[hop],
          surround,
          (time, value) -> surrounds.add(time, hopMicros, value, out));
    }
  }

  private void difference(AudioFeatures sound, List<Measurement> out) {
    double @Nullable [] product = sound.product();
    double @Nullable [][] energy = sound.energy();
    if (product == null || energy == null) {
      return;
    }
    for (int hop = 0; hop < sound.hops(); hop++) {
      double left = energy[0][hop];
      double right = energy[1][hop];
      if (Math.max(left, right) >= PLAYING) {
        double less = Math.max(0, left + right - 2 * product[hop]);
        difference = Decibels.ofPower(less / Math.max(left, right));
      }
      differenceUnder.add(
          sound.times()[hop],
          difference,
          (time, value) -> differences.add(time, hopMicros, value, out));
    }
  }

  @Override
  public List<Measurement> flush() {
    List<Measurement> out = new ArrayList<>();
    surroundUnder.finish((time, value) -> surrounds.add(time, hopMicros, value, out));
    differenceUnder.finish((time, value) -> differences.add(time, hopMicros, value, out));
    surrounds.finish(out);
    differences.finish(out);
    return out;
  }
}
