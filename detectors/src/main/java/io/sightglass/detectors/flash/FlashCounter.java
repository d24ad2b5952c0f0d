package io.sightglass.detectors.flash;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counts, cell by cell, the changes that a large part of the picture makes together. Seven of them,
 * up and down in turn, within a second are more than three flashes.
 */
final class FlashCounter {

  /** Changes up and down that are one too many: three flashes are six. */
  static final int MOST = 7;

  private static final long SECOND = 1_000_000;

  /** Long flashing goes on while the next change follows within this. */
  private static final long PAUSE = 500_000;

  /**
   * Of the area limit, how much must change in one picture: a flash that is coded over two or three
   * still does, texture that passes or flickers at random does not.
   */
  private static final double AT_ONCE = 0.6;

  private final double limit;
  private final long halfPicture;
  private final Deque<Changes> last = new ArrayDeque<>();
  private final long[] times;
  private final byte[] counts;
  private final byte[] directions;
  private final double[] shares;
  private byte globalDirection;
  private long flashingSince;
  private long flashedLast = Long.MIN_VALUE / 2;

  /**
   * What is known at a picture.
   *
   * @param micros its time
   * @param area share (0–1) of the picture that flashed too often, up to this picture
   * @param since time of the first of the changes; meaningful where the area is over the limit
   * @param until time of the last of them, and as long again as one lasted on average: the state
   *     that it leaves is part of the flashing as those before it were
   * @param longSeconds how long large parts of the picture have been flashing
   */
  record State(long micros, double area, long since, long until, double longSeconds) {}

  /** A cell that flashes too often: the first and last of its seven changes. */
  private record Flashing(long first, long last, double area) {}

  /**
   * @param limit share of the picture from which changes count, exclusive
   * @param periodMicros of pictures
   */
  FlashCounter(int cells, double limit, long periodMicros) {
    this.limit = limit;
    this.halfPicture = periodMicros / 2;
    this.times = new long[cells * MOST];
    this.counts = new byte[cells];
    this.directions = new byte[cells];
    this.shares = new double[cells];
  }

  /**
   * Takes the changes of the next picture.
   *
   * @return the state at the picture before, whose neighbours are known now; null at the first
   */
  @Nullable State next(Changes changes) {
    last.addLast(changes);
    if (last.size() > 3) {
      last.removeFirst();
    }
    return last.size() < 2 ? null : judge(last.size() == 2 ? 0 : 1);
  }

  /** The state at the last picture. */
  @Nullable State end() {
    return last.isEmpty() ? null : judge(last.size() - 1);
  }

  private State judge(int at) {
    List<Changes> all = List.copyOf(last);
    Changes now = all.get(at);
    List<Changes> window = all.subList(Math.max(0, at - 1), Math.min(all.size(), at + 2));
    count(now, window, (byte) 1);
    count(now, window, (byte) -1);
    List<Flashing> flashing = new ArrayList<>();
    double area = 0;
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] >= MOST) {
        long first = times[c * MOST + (counts[c] % MOST)];
        long newest = times[c * MOST + (counts[c] + MOST - 1) % MOST];
        // Within a second: the last of the seven comes before the second is over.
        boolean tooMany = newest - first < SECOND - halfPicture / 2;
        if (tooMany && now.micros() - newest <= 3 * halfPicture) {
          area += shares[c];
          flashing.add(new Flashing(first, newest, shares[c]));
        }
      }
    }
    double seconds = now.micros() - flashedLast <= PAUSE ? (flashedLast - flashingSince) / 1e6 : 0;
    long first = usual(flashing, Flashing::first, area);
    long newest = usual(flashing, Flashing::last, area);
    long until = newest + (newest - first) / (MOST - 1);
    // Half a picture less, as times of pictures are rounded.
    return new State(now.micros(), area, first, until - halfPicture / 2, seconds);
  }

  /** Whether enough of the picture changes with this picture, most of it at once. */
  private boolean together(Changes now, List<Changes> window, byte direction) {
    if (!now.any(direction)) {
      return false;
    }
    double together = 0;
    double[] each = new double[window.size()];
    boolean any = false;
    for (int c = 0; c < counts.length; c++) {
      for (int i = 0; i < each.length; i++) {
        Changes changes = window.get(i);
        if (changes.of()[c] == direction) {
          double area = changes.area(c);
          together += area;
          each[i] += area;
          any |= changes == now;
          break;
        }
      }
    }
    double most = 0;
    for (double area : each) {
      most = Math.max(most, area);
    }
    return any && together > limit && most >= AT_ONCE * limit;
  }

  /** The time in the middle, by area: a few cells are a picture early or late. */
  private static long usual(List<Flashing> flashing, ToLongFunction<Flashing> time, double area) {
    flashing.sort(Comparator.comparingLong(time));
    double seen = 0;
    for (Flashing cell : flashing) {
      seen += cell.area();
      if (2 * seen >= area) {
        return time.applyAsLong(cell);
      }
    }
    return 0;
  }

  /** Counts this picture's changes of one direction where enough of the picture makes them. */
  private void count(Changes now, List<Changes> window, byte direction) {
    if (!together(now, window, direction)) {
      return;
    }
    if (globalDirection != direction) {
      globalDirection = direction;
      if (now.micros() - flashedLast > PAUSE) {
        flashingSince = now.micros();
      }
      flashedLast = now.micros();
    }
    for (int c = 0; c < counts.length; c++) {
      if (now.of()[c] != direction) {
        continue;
      }
      int newest = c * MOST + (counts[c] + MOST - 1) % MOST;
      if (directions[c] != direction) {
        directions[c] = direction;
        times[c * MOST + counts[c] % MOST] = now.micros();
        // Twice seven and seven are the same place in the ring.
        counts[c] = (byte) (counts[c] + 1 == 2 * MOST ? MOST : counts[c] + 1);
        shares[c] = now.area(c);
      } else if (now.micros() - times[newest] > SECOND) {
        // Once more in the direction of long ago: that is where a flashing may begin.
        times[newest] = now.micros();
      }
    }
  }
}
