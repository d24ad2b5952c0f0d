package io.sightglass.core.source;

import io.sightglass.core.source.FrameIndex.Columns;
import io.sightglass.core.source.FrameIndex.Entry;
import io.sightglass.core.time.MediaTime;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Puts the packets of one video track, which come in decoding order, into the order in which their
 * pictures are shown. What is far enough behind the last packet is settled and goes into snapshots,
 * which share the builder's columns. Used by one thread.
 */
public final class FrameIndexBuilder {

  /**
   * Packets after which a picture's place is settled. Codecs reorder by at most 16 pictures (H.264
   * and HEVC, level limits), that is 32 fields; twice that for streams that break the rules.
   */
  private static final int SETTLED_AFTER = 64;

  private static final int FIRST_CAPACITY = 1024;

  private final long periodMicros;
  private Columns columns = new Columns(FIRST_CAPACITY);
  private int size;
  private int settled;
  private Entry[] entries = new Entry[16];
  private int entryCount;
  private boolean damaged;
  private int certain = Integer.MAX_VALUE;

  /**
   * @param periodMicros nominal length of a picture
   */
  public FrameIndexBuilder(long periodMicros) {
    this.periodMicros = periodMicros;
  }

  /**
   * Takes a packet whose picture is shown.
   *
   * @param micros time on the programme's axis
   * @param type I, P, B or ?
   * @param position offset in the file, or −1
   */
  public void picture(long micros, boolean key, char type, long position) {
    if (size == columns.micros.length) {
      columns = columns.copy(2 * size);
    }
    int at = size;
    while (at > 0 && micros < columns.micros[at - 1]) {
      at--;
    }
    if (at < settled) {
      // A snapshot holds these rows: it keeps them as they are.
      columns = columns.copy(columns.micros.length);
      settled = at;
    }
    int behind = size - at;
    System.arraycopy(columns.micros, at, columns.micros, at + 1, behind);
    System.arraycopy(columns.positions, at, columns.positions, at + 1, behind);
    System.arraycopy(columns.types, at, columns.types, at + 1, behind);
    columns.micros[at] = micros;
    columns.positions[at] = position;
    columns.types[at] = (byte) (type | (key ? FrameIndex.KEY : 0));
    size++;
  }

  /** Takes a key picture, shown or not, at which a decoder can begin. */
  public void entry(Entry entry) {
    if (entryCount == entries.length) {
      entries = Arrays.copyOf(entries, 2 * entryCount);
    }
    boolean inOrder = entryCount == 0 || entries[entryCount - 1].micros() <= entry.micros();
    if (!inOrder) {
      // A snapshot may hold these.
      entries = entries.clone();
    }
    entries[entryCount++] = entry;
    if (!inOrder) {
      Arrays.sort(entries, 0, entryCount, Comparator.comparingLong(Entry::micros));
    }
  }

  /** The next packet is flagged as damaged: numbers from here on need a decode to be certain. */
  public void damage() {
    damaged = true;
    certain = Math.min(certain, Math.max(0, size - SETTLED_AFTER));
  }

  public boolean damaged() {
    return damaged;
  }

  /** What is settled, as long as more packets may come. */
  public FrameIndex growing() {
    settle(Math.min(certain, size - SETTLED_AFTER));
    // Entries of pictures that are not settled yet do no harm: they lie behind those that are.
    return new FrameIndex(columns, settled, entries, entryCount, false, damaged);
  }

  /** All, after the last packet. */
  public FrameIndex complete() {
    settle(size);
    return new FrameIndex(columns, settled, entries, entryCount, true, damaged);
  }

  /**
   * All, with just the pictures that a decode from the start delivered.
   *
   * @param micros their times, ascending
   */
  public FrameIndex confirmed(long[] micros) {
    FrameIndex packets = complete();
    Columns decoded = new Columns(micros.length);
    for (int i = 0; i < micros.length; i++) {
      int row = packets.numberOf(new MediaTime(micros[i]));
      decoded.micros[i] = micros[i];
      decoded.positions[i] = row < 0 ? -1 : columns.positions[row];
      decoded.types[i] = row < 0 ? (byte) '?' : columns.types[row];
    }
    return new FrameIndex(decoded, micros.length, entries, entryCount, true, damaged);
  }

  // Two pictures can't stand at one time; a decoder moves the second on by as much.
  private void settle(int to) {
    for (int i = Math.max(1, settled); i < to; i++) {
      if (columns.micros[i] <= columns.micros[i - 1]) {
        columns.micros[i] = columns.micros[i - 1] + Math.max(1, periodMicros / 2);
      }
    }
    settled = Math.max(settled, to);
  }
}
