package io.sightglass.detectors.blockcorruption;

import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.GridBreaks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows how many breaks on the macroblock grid there are more than half-way between, over the
 * pictures around each: (Σ on − Σ off) / √(Σ off + {@link #PRIOR}), which grows with the number of
 * damaged blocks and is not moved by what breaks anywhere. Where fewer than every second row of
 * macroblocks was looked at, the score is what every second one would give: times the root of how
 * many fewer. What is usual for the stream is taken off it. Delays each picture by half its window
 * and by what is looked ahead for that.
 */
final class GridEvidence {

  /** A picture's score. */
  record Scored(FrameFeatures picture, double score, double area) {}

  /** How many times what is usual a score must reach to be anything. */
  private static final double USUAL = 1.5;

  private static final int WINDOW = 13;
  private static final int HALF = WINDOW / 2;

  /** Breaks that are taken to be there in any case, so that a few on the grid are no evidence. */
  private static final double PRIOR = 5;

  /** Codes of mean change past which a picture is a cut or a flash, and says nothing. */
  private static final double CUT = 24;

  private record Counted(FrameFeatures picture, int on, int off, double scale, double area) {}

  private final Deque<Counted> before = new ArrayDeque<>();
  private final Deque<Counted> ahead = new ArrayDeque<>();
  private final UsualScore usual = new UsualScore();
  private final Deque<Scored> raw = new ArrayDeque<>();

  /** Adds the next picture, and yields those whose window is full. */
  List<Scored> add(FrameFeatures picture) {
    ahead.add(count(picture, picture.get(GridBreaks.FEATURE)));
    while (ahead.size() > HALF) {
      score();
    }
    List<Scored> out = new ArrayList<>();
    while (usual.ready()) {
      out.add(next());
    }
    return out;
  }

  /** Those that are left at the end. */
  List<Scored> flush() {
    while (!ahead.isEmpty()) {
      score();
    }
    List<Scored> out = new ArrayList<>();
    while (usual.waiting()) {
      out.add(next());
    }
    return out;
  }

  private Scored next() {
    Scored scored = raw.removeFirst();
    double score = Math.max(0, scored.score() - USUAL * usual.next());
    return new Scored(scored.picture(), score, scored.area());
  }

  private void score() {
    int on = 0;
    int off = 0;
    for (Counted counted : before) {
      on += counted.on();
      off += counted.off();
    }
    int seen = 0;
    for (Counted counted : ahead) {
      if (seen++ <= HALF) {
        on += counted.on();
        off += counted.off();
      }
    }
    Counted now = ahead.removeFirst();
    before.add(now);
    if (before.size() > HALF) {
      before.removeFirst();
    }
    double score = now.scale() * (on - off) / Math.sqrt(off + PRIOR);
    raw.add(new Scored(now.picture(), score, now.area()));
    usual.add(score);
  }

  private static Counted count(FrameFeatures picture, @Nullable GridBreaks breaks) {
    if (breaks == null || breaks.change() > CUT) {
      return new Counted(picture, 0, 0, 1, 0);
    }
    int on = 0;
    int off = 0;
    int blocks = 0;
    for (int i = 0; i < breaks.onGrid().length; i++) {
      on += breaks.onGrid()[i];
      off += breaks.offGrid()[i];
      blocks += breaks.onGrid()[i] > 0 ? 1 : 0;
    }
    double scale = Math.sqrt(Math.max(1, breaks.rowStep() / 2.0));
    return new Counted(picture, on, off, scale, (double) blocks / breaks.onGrid().length);
  }
}
