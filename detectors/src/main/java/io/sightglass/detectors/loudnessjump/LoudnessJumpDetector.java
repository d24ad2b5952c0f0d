package io.sightglass.detectors.loudnessjump;

import io.sightglass.core.detect.Decibels;
import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.SteppedSeries;
import io.sightglass.core.feature.AudioFeatures;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns hops into levels of 20 ms, and says what lies between the edges that {@link Edges} pair.
 */
final class LoudnessJumpDetector implements Detector {

  private static final int HOPS_A_LEVEL = 2;
  private static final int LEVELS_A_STEP = 5;

  /** After this long an edge finds no partner any more. */
  private static final long SETTLED_MICROS = Edges.LONGEST_MICROS + 4_000_000;

  private final Edges edges = new Edges();
  private final SteppedSeries series = new SteppedSeries(LoudnessJumpDetectorFactory.STEP, 0.1);
  private final Deque<MediaTime> unsaid = new ArrayDeque<>();
  private MediaTime now = MediaTime.ZERO;
  private long stepMicros;
  private double energy;
  private long hops;

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (AudioFeatures sound : features.audio()) {
      double @Nullable [][] weighted = sound.weighted();
      if (weighted != null) {
        stepMicros = HOPS_A_LEVEL * LEVELS_A_STEP * sound.hopMicros();
        for (int hop = 0; hop < sound.hops(); hop++) {
          add(sound, weighted, hop);
        }
      }
    }
    while (!unsaid.isEmpty() && now.since(unsaid.getFirst()) > SETTLED_MICROS) {
      say(out);
    }
    return out;
  }

  private void add(AudioFeatures sound, double[][] weighted, int hop) {
    List<String> channels = sound.track().channels();
    for (int c = 0; c < weighted.length; c++) {
      energy += channels.get(c).startsWith("LFE") ? 0 : weighted[c][hop];
    }
    hops++;
    now = sound.times()[hop];
    if (hops % HOPS_A_LEVEL == 0) {
      MediaTime time = now.plus(sound.hopMicros());
      edges.add(time, Decibels.ofPower(energy / HOPS_A_LEVEL));
      energy = 0;
      if (hops / HOPS_A_LEVEL % LEVELS_A_STEP == 0) {
        edges.measure();
        unsaid.addLast(time.plus(-stepMicros));
      }
    }
  }

  private void say(List<Measurement> out) {
    MediaTime time = unsaid.removeFirst();
    series.add(time, stepMicros, edges.between(time), out);
  }

  @Override
  public List<Measurement> flush() {
    List<Measurement> out = new ArrayList<>();
    while (!unsaid.isEmpty()) {
      say(out);
    }
    series.finish(out);
    return out;
  }
}
