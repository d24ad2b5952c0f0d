package io.sightglass.detectors.loudnessjump;

import io.sightglass.core.detect.Decibels;
import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.SteppedSeries;
import io.sightglass.core.feature.AudioFeatures;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns sound into levels, and says what lies between the edges that are found in them. A passage
 * that the noise shows to be multiplied by a gain is not said to be louder or softer as well.
 */
final class LoudnessJumpDetector implements Detector {

  private static final int HOPS_A_LEVEL = 2;
  private static final int LEVELS_A_STEP = 5;

  /** After this long an edge finds no partner any more. */
  private static final long SETTLED_MICROS = Passages.LONGEST_MICROS + 5_000_000;

  private static final double MOST_UNLIKE = 2.2;
  private static final double MOST_UNLIKE_DB = 1.5;

  private final int track;
  private final Passages steps = new Passages(LoudnessJumpDetector::alikeSteps);
  private final Passages gains = new Passages(LoudnessJumpDetector::alikeGains);
  private final LevelEdges levelEdges = new LevelEdges(steps::add);
  private final GainEdges gainEdges = new GainEdges(gains::add);
  private final BandLevels bands = new BandLevels(gainEdges::add);
  private final SteppedSeries stepSeries = new SteppedSeries(LoudnessJumpDetectorFactory.STEP, 0.1);
  private final SteppedSeries gainSeries = new SteppedSeries(LoudnessJumpDetectorFactory.GAIN, 0.1);
  private final Deque<MediaTime> unsaid = new ArrayDeque<>();
  private MediaTime now = MediaTime.ZERO;
  private long stepMicros;
  private double energy;
  private long hops;

  LoudnessJumpDetector(AudioTrack track) {
    this.track = track.index();
  }

  private static boolean alikeSteps(Edge one, Edge other) {
    double ratio = Math.abs(one.shift() / other.shift());
    return ratio <= MOST_UNLIKE && ratio >= 1 / MOST_UNLIKE;
  }

  private static boolean alikeGains(Edge one, Edge other) {
    return Math.abs(one.shift() + other.shift()) <= MOST_UNLIKE_DB;
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (AudioBlock block : chunk.audio(track)) {
      bands.add(block);
    }
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
      levelEdges.add(time, Decibels.ofPower(energy / HOPS_A_LEVEL));
      energy = 0;
      if (hops / HOPS_A_LEVEL % LEVELS_A_STEP == 0) {
        levelEdges.measure();
        unsaid.addLast(time.plus(-stepMicros));
      }
    }
  }

  private void say(List<Measurement> out) {
    MediaTime time = unsaid.removeFirst();
    // What is over may still overlap what is not.
    steps.forget(time.plus(-Passages.LONGEST_MICROS));
    gains.forget(time.plus(-Passages.LONGEST_MICROS));
    double step = 0;
    for (Passage passage : steps.all()) {
      if (passage.holds(time) && gains.all().stream().noneMatch(passage::overlaps)) {
        step = Math.max(step, passage.shift());
      }
    }
    double gain = 0;
    for (Passage passage : gains.all()) {
      gain = Math.max(gain, passage.holds(time) ? passage.shift() : 0);
    }
    stepSeries.add(time, stepMicros, step, out);
    gainSeries.add(time, stepMicros, gain, out);
  }

  @Override
  public List<Measurement> flush() {
    List<Measurement> out = new ArrayList<>();
    while (!unsaid.isEmpty()) {
      say(out);
    }
    stepSeries.finish(out);
    gainSeries.finish(out);
    return out;
  }
}
