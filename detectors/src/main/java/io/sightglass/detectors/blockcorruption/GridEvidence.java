package io.sightglass.detectors.blockcorruption;

import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.GridBreaks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows how many more breaks there are on the macroblock grid than half-way between, over the
 * pictures around each: the excess, less what is usual for the stream, over the root of what chance
 * and content yield anyway. It grows with the number of damaged blocks and is not moved by what
 * breaks anywhere. Damage breaks in several pictures, as it comes, drifts and goes; so half of the
 * picture with the most is left out, for what comes at once and stays. Where fewer than every
 * second row of macroblocks was looked at, the score is what every second one would give: times the
 * root of how many fewer. Delays each picture by half its window and by what is looked ahead for
 * the usual.
 */
final class GridEvidence {

  /** A picture's score. */
  record Scored(FrameFeatures picture, double score, double area) {}

  private static final int WINDOW = 7;

  /** Pictures to either side that a picture's score is of. */
  static final int HALF = WINDOW / 2;

  /** Breaks that are taken to be there in any case, so that a few on the grid are no evidence. */
  private static final double PRIOR = 5;

  /** How much more the controls scatter than chance alone has them: content has long edges. */
  private static final double SCATTER_OF_CONTROLS = 3;

  /** How much more what is usual of the codec scatters: it comes with motion, in bursts. */
  private static final double SCATTER_OF_USUAL = 5;

  /** Share of the picture with the largest excess that does not count. */
  private static final double LEFT_OUT = 0.5;

  /** Codes of mean change past which a picture is a cut or a flash, and says nothing. */
  private static final double CUT = 24;

  private record Counted(FrameFeatures picture, int excess, int off, double scale, double area) {}

  /** A picture with what is counted around it. */
  private record Summed(Counted middle, double excess, int off) {}

  private final Deque<Counted> before = new ArrayDeque<>();
  private final Deque<Counted> ahead = new ArrayDeque<>();
  private final UsualExcess usual = new UsualExcess();
  private final Deque<Summed> summed = new ArrayDeque<>();

  /** Adds the next picture, and yields those of which all is known. */
  List<Scored> add(FrameFeatures picture) {
    ahead.add(count(picture, picture.get(GridBreaks.FEATURE)));
    while (ahead.size() > HALF) {
      sum();
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
      sum();
    }
    List<Scored> out = new ArrayList<>();
    while (usual.waiting()) {
      out.add(next());
    }
    return out;
  }

  private Scored next() {
    Summed sums = summed.removeFirst();
    Counted middle = sums.middle();
    double expected = usual.next();
    double excess = Math.max(0, sums.excess() - expected);
    double variance = SCATTER_OF_CONTROLS * sums.off() + SCATTER_OF_USUAL * expected + PRIOR;
    return new Scored(
        middle.picture(), middle.scale() * excess / Math.sqrt(variance), middle.area());
  }

  private void sum() {
    Window window = new Window();
    before.forEach(window::add);
    ahead.stream().limit(HALF + 1L).forEach(window::add);
    Counted now = ahead.removeFirst();
    before.add(now);
    if (before.size() > HALF) {
      before.removeFirst();
    }
    double excess = window.excess - LEFT_OUT * window.most;
    summed.add(new Summed(now, excess, window.off));
    usual.add(excess);
  }

  /** The sums over the pictures around one. */
  private static final class Window {
    int excess;
    int off;
    int most;

    void add(Counted counted) {
      excess += counted.excess();
      off += counted.off();
      most = Math.max(most, counted.excess());
    }
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
    return new Counted(picture, on - off, off, scale, (double) blocks / breaks.onGrid().length);
  }
}
