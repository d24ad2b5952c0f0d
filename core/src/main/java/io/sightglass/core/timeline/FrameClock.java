package io.sightglass.core.timeline;

import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which picture is on screen when, from the pictures seen: exact for any rate, variable ones too.
 * One thread appends; any thread asks.
 */
public final class FrameClock {

  /** From {@code row} on, numbers are {@code row + shift}: dropped chunks leave holes. */
  private record Run(int row, long shift) {}

  private final FrameRate nominal;
  private final TimeColumn times = new TimeColumn(new BlockKeeper());
  private volatile List<Run> runs = List.of();
  private volatile long lastEnd;

  /**
   * @param nominal counts where no picture is seen at all
   */
  public FrameClock(FrameRate nominal) {
    this.nominal = nominal;
  }

  /** Writer only: the next picture, in presentation order. */
  public void append(MediaTime time, long number, long durationMicros) {
    int row = times.size();
    List<Run> known = runs;
    if (known.isEmpty() || number - row != known.getLast().shift()) {
      List<Run> more = new ArrayList<>(known);
      more.add(new Run(row, number - row));
      runs = List.copyOf(more);
    }
    lastEnd = Math.max(lastEnd, time.micros() + durationMicros);
    times.append(time.micros());
  }

  /** Pictures seen. */
  public long frames() {
    return times.size();
  }

  /** When the first picture begins; empty where none was seen. */
  public Optional<MediaTime> start() {
    return times.size() == 0 ? Optional.empty() : Optional.of(new MediaTime(times.get(0)));
  }

  /** The end of the last picture, or zero. */
  public MediaTime end() {
    return new MediaTime(lastEnd);
  }

  /** The number of the picture on screen at {@code time}; of the first one before it. */
  public long frameAt(MediaTime time) {
    int rows = times.size();
    if (rows == 0) {
      return Math.max(0, nominal.frameAt(time));
    }
    return number(Math.max(0, times.countBefore(time.micros() + 1, rows) - 1));
  }

  /** The number of the first picture that begins at or after {@code time}. */
  public long firstFrameFrom(MediaTime time) {
    int rows = times.size();
    if (rows == 0) {
      long frame = Math.max(0, nominal.frameAt(time));
      return nominal.timeOf(frame).isBefore(time) ? frame + 1 : frame;
    }
    int row = times.countBefore(time.micros(), rows);
    return row < rows ? number(row) : number(rows - 1) + 1;
  }

  /**
   * When picture {@code number} begins; of one that was dropped, when the next one does. Before the
   * first and past the last it is counted at the nominal rate.
   */
  public MediaTime timeOf(long number) {
    int rows = times.size();
    if (rows == 0) {
      return nominal.timeOf(Math.max(0, number));
    }
    List<Run> known = runs;
    int i = known.size() - 1;
    while (i > 0 && number < number(known.get(i).row())) {
      i--;
    }
    long row = number - known.get(i).shift();
    long after = i + 1 < known.size() ? known.get(i + 1).row() : rows;
    if (row < 0) {
      return new MediaTime(times.get(0)).plus(row * nominal.frameMicros());
    }
    if (row >= after) {
      return after < rows
          ? new MediaTime(times.get((int) after))
          : new MediaTime(lastEnd).plus((row - rows) * nominal.frameMicros());
    }
    return new MediaTime(times.get((int) row));
  }

  private long number(int row) {
    List<Run> known = runs;
    int i = known.size() - 1;
    while (known.get(i).row() > row) {
      i--;
    }
    return row + known.get(i).shift();
  }
}
