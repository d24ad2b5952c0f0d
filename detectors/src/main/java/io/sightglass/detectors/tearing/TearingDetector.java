package io.sightglass.detectors.tearing;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameDifference;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.detectors.tearing.TearSearch.Tear;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures how torn each picture is, when the one after it has come. */
final class TearingDetector implements Detector {

  /** Codes of change beside the row past which another scene takes over: a wipe or a cut. */
  private static final double OTHER_SCENE = 24;

  private static final int BLOCK = 16;

  private final TearSearch search = new TearSearch();
  private @Nullable FrameFeatures before;
  private @Nullable FrameFeatures now;

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (FrameFeatures after : features.frames()) {
      if (now != null) {
        out.add(measured(now, before == null ? 0 : codes(before, now, after)));
      }
      before = now;
      now = after;
    }
    return out;
  }

  @Override
  public List<Measurement> flush() {
    return now == null ? List.of() : List.of(measured(now, 0));
  }

  private double codes(FrameFeatures before, FrameFeatures now, FrameFeatures after) {
    RowSteps above = before.get(RowSteps.FEATURE);
    RowSteps here = now.get(RowSteps.FEATURE);
    RowSteps below = after.get(RowSteps.FEATURE);
    FrameDifference change = now.get(FrameDifference.TO_PREVIOUS);
    if (above == null || here == null || below == null || change == null) {
      return 0;
    }
    Tear tear = search.strongest(above, here, below);
    if (tear == null || tear.codes() <= 0) {
      return 0;
    }
    double beside =
        Math.max(
            changeOfRow(change, tear.row() - BLOCK / 2),
            changeOfRow(change, tear.row() + BLOCK / 2));
    return beside > OTHER_SCENE ? 0 : tear.codes();
  }

  // Mean over the row of blocks that holds the row of samples.
  private static double changeOfRow(FrameDifference change, int y) {
    int across = change.blocksAcross();
    int row = Math.min(y / BLOCK, change.blocks().length / across - 1);
    long sum = 0;
    for (int i = row * across; i < (row + 1) * across; i++) {
      sum += change.blocks()[i];
    }
    return (double) sum / across / (BLOCK * BLOCK);
  }

  private static Measurement measured(FrameFeatures frame, double codes) {
    return new Measurement(
        TearingDetectorFactory.EDGE, frame.time(), frame.durationMicros(), codes);
  }
}
