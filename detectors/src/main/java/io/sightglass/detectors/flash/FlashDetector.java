package io.sightglass.detectors.flash;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.BlockSums;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.PictureCells;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.Colour;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures flashing after ITU-R BT.1702: how much of the picture flashes more than three times in a
 * second, in light and in saturated red, and how long it has been flashing at all.
 */
final class FlashDetector implements Detector {

  private final FlashLimits limits;
  private final long periodMicros;
  private final FlashTrack light;
  private final FlashTrack red;
  private @Nullable Counters counters;

  /** What goes by the number of cells: made anew where that changes. */
  private final class Counters {
    final int cells;
    final Zigzag zigzag;
    final RedCells redCells;
    final FlashCounter lightCounter;
    final FlashCounter redCounter;

    Counters(int cells, Colour colour) {
      this.cells = cells;
      this.zigzag = new Zigzag(cells, limits::isChange);
      this.redCells = new RedCells(cells, colour);
      this.lightCounter = new FlashCounter(cells, limits.area(), periodMicros);
      this.redCounter = new FlashCounter(cells, limits.area(), periodMicros);
    }
  }

  FlashDetector(FlashLimits limits, long periodMicros) {
    this.limits = limits;
    this.periodMicros = periodMicros;
    this.light = new FlashTrack(FlashDetectorFactory.AREA, limits.area());
    this.red = new FlashTrack(FlashDetectorFactory.RED_AREA, limits.area());
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      PictureCells cells = frame.get(PictureCells.FEATURE);
      BlockSums sums = frame.get(BlockSums.FEATURE);
      if (cells != null && sums != null) {
        Counters now = counters(cells, sums.colour(), out);
        follow(now, cells, frame, out);
      }
    }
    return out;
  }

  private Counters counters(PictureCells cells, Colour colour, List<Measurement> out) {
    Counters known = counters;
    if (known == null || known.cells != cells.light().length) {
      end(known, out);
      known = new Counters(cells.light().length, colour);
      counters = known;
    }
    return known;
  }

  private void follow(
      Counters now, PictureCells cells, FrameFeatures frame, List<Measurement> out) {
    long micros = frame.time().micros();
    byte[] changes = new byte[now.cells];
    float[] steps = new float[now.cells];
    now.zigzag.next(micros, cells.light(), changes, steps);
    byte[] redChanges = new byte[now.cells];
    now.redCells.next(cells, redChanges);
    light.add(micros, frame.durationMicros());
    red.add(micros, frame.durationMicros());
    FlashCounter.State state = now.lightCounter.next(new Changes(micros, changes, steps, cells));
    light.take(state, out);
    // A change to or from red is whole: no cell counts in part.
    red.take(
        now.redCounter.next(new Changes(micros, redChanges, new float[now.cells], cells)), out);
    lasting(state, out);
  }

  private void lasting(FlashCounter.@Nullable State state, List<Measurement> out) {
    if (state != null) {
      out.add(
          new Measurement(
              FlashDetectorFactory.SECONDS,
              new MediaTime(state.micros()),
              periodMicros,
              state.longSeconds()));
    }
  }

  private void end(@Nullable Counters known, List<Measurement> out) {
    if (known != null) {
      FlashCounter.State state = known.lightCounter.end();
      light.take(state, out);
      lasting(state, out);
      red.take(known.redCounter.end(), out);
    }
    light.flush(out);
    red.flush(out);
  }

  @Override
  public List<Measurement> flush() {
    List<Measurement> out = new ArrayList<>();
    end(counters, out);
    return out;
  }
}
