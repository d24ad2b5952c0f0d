package io.sightglass.detectors.channelloss;

import io.sightglass.core.detect.Decibels;
import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.SteppedSeries;
import io.sightglass.core.feature.AudioFeatures;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the channel that is lost out of a pair. Channels are held against their partners only: the
 * centre carries speech alone, effects and surrounds rest for minutes, and none of that is a loss.
 * Where both rest, nothing is known, and what held before goes on.
 */
final class ChannelLossDetector implements Detector {

  private static final double TOLERANCE_DB = 0.5;

  private final SteppedSeries imbalance =
      new SteppedSeries(ChannelLossDetectorFactory.IMBALANCE, TOLERANCE_DB);
  private final SteppedSeries lost = new SteppedSeries(ChannelLossDetectorFactory.LOST, 0);
  private List<String> layout = List.of();
  private List<Pair> pairs = List.of();
  private long hopMicros;

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (AudioFeatures sound : features.audio()) {
      if (!sound.track().channels().equals(layout)) {
        pairs.forEach(Pair::finish);
        say(out);
        layout = sound.track().channels();
        pairs = Pair.of(layout);
      }
      hopMicros = sound.hopMicros();
      for (int hop = 0; hop < sound.hops(); hop++) {
        for (Pair pair : pairs) {
          pair.add(
              sound.times()[hop],
              Decibels.ofPower(sound.alternating(pair.left(), hop)),
              Decibels.ofPower(sound.alternating(pair.right(), hop)));
        }
      }
      say(out);
    }
    return out;
  }

  // All pairs are as far behind as the slowest: what is said is the worst of them.
  private void say(List<Measurement> out) {
    while (allKnown()) {
      MediaTime time = pairs.getFirst().nextTime();
      double worst = 0;
      int channel = 0;
      for (Pair pair : pairs) {
        Pair.Loss loss = pair.next();
        if (loss.imbalance() > worst) {
          worst = loss.imbalance();
          channel = loss.channel() + 1;
        }
      }
      imbalance.add(time, hopMicros, worst, out);
      lost.add(time, hopMicros, channel, out);
    }
  }

  private boolean allKnown() {
    for (Pair pair : pairs) {
      if (!pair.hasNext()) {
        return false;
      }
    }
    return !pairs.isEmpty();
  }

  @Override
  public List<Measurement> flush() {
    List<Measurement> out = new ArrayList<>();
    pairs.forEach(Pair::finish);
    say(out);
    imbalance.finish(out);
    lost.finish(out);
    return out;
  }
}
