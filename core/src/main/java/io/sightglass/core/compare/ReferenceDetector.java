package io.sightglass.core.compare;

import io.sightglass.core.compare.Comparison.Alignment;
import io.sightglass.core.compare.Comparison.Drift;
import io.sightglass.core.compare.Comparison.Material;
import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Keeps a programme's fingerprint and compares it with the reference's at the end: all measurements
 * come with {@link #flush}.
 */
final class ReferenceDetector implements Detector {

  /** What was lost at a place has no length there. */
  private static final long MARK_MICROS = 40_000;

  private final Fingerprint reference;
  private final int soundTrack;
  private final Fingerprint programme = new Fingerprint();

  ReferenceDetector(Fingerprint reference, int soundTrack) {
    this.reference = reference;
    this.soundTrack = soundTrack;
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    chunk.frames().forEach(programme::add);
    for (AudioBlock block : chunk.audio(soundTrack)) {
      programme.add(block);
    }
    return List.of();
  }

  @Override
  public List<Measurement> flush() {
    Comparison comparison = Comparison.of(programme, reference);
    List<Measurement> out = new ArrayList<>();
    for (Alignment alignment : comparison.alignments()) {
      lag(ReferenceDetectorFactory.SYNC, alignment, alignment.syncMicros(), out);
      lag(ReferenceDetectorFactory.SOUND, alignment, alignment.soundLagMicros(), out);
      lag(ReferenceDetectorFactory.PICTURE, alignment, alignment.pictureLagMicros(), out);
    }
    for (Drift drift : comparison.drifts()) {
      out.add(
          new Measurement(
              ReferenceDetectorFactory.DRIFT,
              drift.range().start(),
              drift.range().micros(),
              drift.ppm()));
    }
    for (Material material : comparison.material()) {
      material(material, out);
    }
    out.sort(Comparator.comparing(Measurement::time));
    return out;
  }

  private static void lag(
      String metric, Alignment alignment, OptionalDouble micros, List<Measurement> out) {
    if (micros.isPresent()) {
      out.add(
          new Measurement(
              metric,
              alignment.range().start(),
              alignment.range().micros(),
              micros.getAsDouble() / 1e3));
    }
  }

  private static void material(Material material, List<Measurement> out) {
    boolean missing = material.micros() < 0;
    String metric = missing ? ReferenceDetectorFactory.MISSING : ReferenceDetectorFactory.ADDED;
    long length = missing ? MARK_MICROS : material.micros();
    MediaTime at = material.at();
    out.add(new Measurement(metric, at, length, Math.abs(material.micros()) / 1e6));
    out.add(new Measurement(metric, at.plus(length), MARK_MICROS, 0));
  }
}
