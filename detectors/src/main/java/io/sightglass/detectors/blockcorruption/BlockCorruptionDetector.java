package io.sightglass.detectors.blockcorruption;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.detectors.blockcorruption.GridEvidence.Scored;
import io.sightglass.detectors.blockcorruption.StreamDamage.Told;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Joins what the stream tells of damage with what the pixels show. Where the stream tells, the
 * pixels' evidence is not measured, so that one damage is one defect.
 */
final class BlockCorruptionDetector implements Detector {

  /**
   * Pictures around one that the stream calls damaged whose evidence includes it, or the next, in
   * which the damage goes.
   */
  private static final int REACH = GridEvidence.HALF + 1;

  private final StreamDamage stream;
  private final GridEvidence pixels = new GridEvidence();
  private final Deque<Scored> scored = new ArrayDeque<>();
  // Of the pictures from REACH before the first scored one on.
  private final Deque<Double> damages = new ArrayDeque<>();
  private int behind;

  /**
   * @param track stream index of the video track
   */
  BlockCorruptionDetector(int track) {
    stream = new StreamDamage(track);
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    chunk.events().forEach(stream::note);
    List<Measurement> out = new ArrayList<>();
    for (FrameFeatures picture : features.frames()) {
      tell(stream.add(picture), out);
      scored.addAll(pixels.add(picture));
      emit(false, out);
    }
    return out;
  }

  @Override
  public List<Measurement> flush() {
    List<Measurement> out = new ArrayList<>();
    tell(stream.flush(), out);
    scored.addAll(pixels.flush());
    emit(true, out);
    return out;
  }

  private void tell(List<Told> told, List<Measurement> out) {
    for (Told t : told) {
      damages.add(t.damage());
      out.add(measured(BlockCorruptionDetectorFactory.DAMAGE, t.picture(), t.damage()));
    }
  }

  private void emit(boolean last, List<Measurement> out) {
    while (!scored.isEmpty() && (last || damages.size() > behind + REACH)) {
      Scored next = scored.removeFirst();
      boolean told =
          damages.stream().limit(behind + 1L + REACH).anyMatch(d -> d > StreamDamage.NONE);
      out.add(
          measured(BlockCorruptionDetectorFactory.BREAKS, next.picture(), told ? 0 : next.score()));
      out.add(measured(BlockCorruptionDetectorFactory.AREA, next.picture(), 100 * next.area()));
      if (behind == REACH) {
        damages.removeFirst();
      } else {
        behind++;
      }
    }
  }

  private static Measurement measured(String metric, FrameFeatures picture, double value) {
    return new Measurement(metric, picture.time(), picture.durationMicros(), value);
  }
}
