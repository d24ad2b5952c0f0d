package io.sightglass.core.source;

import io.sightglass.core.time.MediaTime;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The pictures of one video track in presentation order, and where a decoder can enter. Immutable;
 * a snapshot of what is known so far where it is not {@link #complete}. Picture {@code n} is the
 * n-th that a decode from the programme's start delivers.
 */
public final class FrameIndex {

  /** No picture is known yet. */
  public static final FrameIndex EMPTY =
      new FrameIndex(new Columns(0), 0, new Entry[0], 0, false, false);

  /** Times that were rounded on two ways from one time stamp differ by at most this. */
  private static final long ROUNDING_MICROS = 2;

  /**
   * A key picture at which a decoder can begin. All pictures from its time on come out right; what
   * comes out before it refers to pictures that were not decoded. It may itself be left out of the
   * programme by an edit list.
   *
   * @param micros time on the programme's axis; negative where it lies before the first picture
   * @param stamp the packet's own time stamp, in ticks of the track's time base
   * @param position offset of the packet in the file, or −1 where it is not known
   * @param shiftMicros what is added to the container's times from here on, because its clock was
   *     set back before
   */
  public record Entry(long micros, long stamp, long position, long shiftMicros) {}

  /** Growing columns, one row a picture. Rows below a snapshot's size are never written again. */
  static final class Columns {
    long[] micros;
    long[] positions;
    byte[] types;

    Columns(int capacity) {
      micros = new long[capacity];
      positions = new long[capacity];
      types = new byte[capacity];
    }

    /** The same rows in columns of their own. */
    Columns copy(int capacity) {
      Columns copy = new Columns(0);
      copy.micros = Arrays.copyOf(micros, capacity);
      copy.positions = Arrays.copyOf(positions, capacity);
      copy.types = Arrays.copyOf(types, capacity);
      return copy;
    }
  }

  /** Set in a row's type where the picture is a key picture; the rest is a letter. */
  static final int KEY = 0x80;

  private final Columns columns;
  private final int size;
  private final Entry[] entries;
  private final int entryCount;
  private final boolean complete;
  private final boolean damaged;

  FrameIndex(
      Columns columns,
      int size,
      Entry[] entries,
      int entryCount,
      boolean complete,
      boolean damaged) {
    this.columns = columns;
    this.size = size;
    this.entries = entries;
    this.entryCount = entryCount;
    this.complete = complete;
    this.damaged = damaged;
  }

  /** Pictures that are known, from the first. */
  public int size() {
    return size;
  }

  /** True where no picture will follow. */
  public boolean complete() {
    return complete;
  }

  /**
   * True where packets are flagged as damaged: a decoder may then deliver fewer pictures than there
   * are packets, so that numbers behind the damage are certain only after a decode.
   */
  public boolean damaged() {
    return damaged;
  }

  /** Start of picture {@code frame}. */
  public MediaTime time(int frame) {
    return new MediaTime(columns.micros[checked(frame)]);
  }

  /** Whether it is a key picture. */
  public boolean key(int frame) {
    return (columns.types[checked(frame)] & KEY) != 0;
  }

  /** I, P or B as the packet says; {@code ?} where it does not. */
  public char type(int frame) {
    return (char) (columns.types[checked(frame)] & ~KEY & 0xff);
  }

  /** Offset of its packet in the file, or −1 where it is not known. */
  public long position(int frame) {
    return columns.positions[checked(frame)];
  }

  /** Whether {@link #frameAt} can tell which picture is on screen at {@code time}. */
  public boolean covers(MediaTime time) {
    return size > 0 && (complete || time.micros() < columns.micros[size - 1]);
  }

  /** The picture on screen at {@code time}: the last that starts by then, or the very first. */
  public int frameAt(MediaTime time) {
    int found = Arrays.binarySearch(columns.micros, 0, size, time.micros());
    return Math.max(0, found >= 0 ? found : -found - 2);
  }

  /**
   * The number of the picture that starts at {@code time}.
   *
   * @return −1 where none does
   */
  public int numberOf(MediaTime time) {
    int near = frameAt(time.plus(ROUNDING_MICROS));
    return starts(near, time) ? near : -1;
  }

  /** Whether picture {@code frame} is known and starts at {@code time}. */
  public boolean starts(int frame, MediaTime time) {
    return frame >= 0
        && frame < size
        && Math.abs(columns.micros[frame] - time.micros()) <= ROUNDING_MICROS;
  }

  /** Places where a decoder can enter, in order of time. */
  public int entries() {
    return entryCount;
  }

  /** Place {@code i}, from 0. */
  public Entry entry(int i) {
    if (i >= entryCount) {
      throw new IndexOutOfBoundsException("entry " + i + " of " + entryCount);
    }
    return entries[i];
  }

  /**
   * The last place from which a decoder gets to picture {@code frame}.
   *
   * @return −1 where only a decode from the file's very start does
   */
  public int entryFor(int frame) {
    long micros = columns.micros[checked(frame)];
    int low = 0;
    int high = entryCount - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (entries[middle].micros <= micros) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  private int checked(int frame) {
    if (frame >= size) {
      throw new IndexOutOfBoundsException("picture " + frame + " of " + size);
    }
    return frame;
  }

  /** Writes a complete index, to be read by {@link #read}. */
  void write(DataOutputStream out) throws IOException {
    out.writeBoolean(damaged);
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(columns.micros[i]);
      out.writeLong(columns.positions[i]);
      out.writeByte(columns.types[i]);
    }
    out.writeInt(entryCount);
    for (int i = 0; i < entryCount; i++) {
      out.writeLong(entries[i].micros);
      out.writeLong(entries[i].stamp);
      out.writeLong(entries[i].position);
      out.writeLong(entries[i].shiftMicros);
    }
  }

  static FrameIndex read(DataInputStream in) throws IOException {
    boolean damaged = in.readBoolean();
    int size = in.readInt();
    Columns columns = new Columns(size);
    for (int i = 0; i < size; i++) {
      columns.micros[i] = in.readLong();
      columns.positions[i] = in.readLong();
      columns.types[i] = in.readByte();
    }
    Entry[] entries = new Entry[in.readInt()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = new Entry(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
    return new FrameIndex(columns, size, entries, entries.length, true, damaged);
  }
}
