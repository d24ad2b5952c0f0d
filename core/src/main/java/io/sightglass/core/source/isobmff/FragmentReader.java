package io.sightglass.core.source.isobmff;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads an initialization or media segment as it arrives: its tracks' clocks, and how long the
 * samples of its fragments are. Anything else, it passes over. Used by one thread.
 */
public final class FragmentReader {

  private static final int HEADER = 8;
  private static final int LONG_HEADER = 16;

  /** Of a {@code moov} or {@code moof}: far more than that of any segment takes. */
  private static final int MOST = 8 << 20;

  /** With what a segment begins. */
  private static final Set<String> FIRST =
      Set.of("ftyp", "styp", "sidx", "moov", "moof", "emsg", "prft", "free", "skip", "uuid");

  private static final int BASE_OFFSET = 0x1;
  private static final int DESCRIPTION = 0x2;
  private static final int DEFAULT_DURATION = 0x8;
  private static final int DATA_OFFSET = 0x1;
  private static final int FIRST_FLAGS = 0x4;
  private static final int SAMPLE_DURATION = 0x100;
  private static final int SAMPLE_FIELDS = 0xf00;

  /** Samples of a track, so far. */
  private static final class Track {
    long ticks;
    // Those whose length only the initialization segment says.
    long defaulted;
  }

  private final ByteBuffer header = ByteBuffer.allocate(LONG_HEADER).limit(HEADER);
  private final Map<Integer, Track> tracks = new HashMap<>();
  private TrackClocks clocks = TrackClocks.NONE;
  private String type = "";
  private ByteBuffer body = ByteBuffer.allocate(0);
  // Of the box that is being read; 0 where the next one's header is.
  private long left;
  private boolean begun;
  private boolean other;

  /** Reads on; takes all of the buffer. */
  public void accept(ByteBuffer bytes) {
    while (bytes.hasRemaining() && !other) {
      if (left > 0) {
        readBody(bytes);
      } else {
        readHeader(bytes);
      }
    }
  }

  private void readBody(ByteBuffer bytes) {
    int length = (int) Math.min(left, bytes.remaining());
    if (body.capacity() > 0) {
      body.put(bytes.slice(bytes.position(), length));
    }
    bytes.position(bytes.position() + length);
    left -= length;
    if (left == 0) {
      finishBox();
    }
  }

  private void readHeader(ByteBuffer bytes) {
    while (header.hasRemaining() && bytes.hasRemaining()) {
      header.put(bytes.get());
    }
    if (header.hasRemaining()) {
      return;
    }
    long size = Integer.toUnsignedLong(header.getInt(0));
    if (size == 1 && header.limit() == HEADER) {
      header.limit(LONG_HEADER);
      return;
    }
    type = new String(header.array(), Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
    int read = header.limit();
    size = size == 1 ? header.getLong(HEADER) : size;
    header.clear().limit(HEADER);
    // A size of 0 is that of the last box, to the file's end.
    if (size < read || (!begun && !FIRST.contains(type))) {
      other = true;
      return;
    }
    begun = true;
    left = size - read;
    boolean kept = (type.equals("moov") || type.equals("moof")) && left <= MOST;
    body = ByteBuffer.allocate(kept ? (int) left : 0);
    if (left == 0) {
      finishBox();
    }
  }

  private void finishBox() {
    ByteBuffer box = body.flip();
    body = ByteBuffer.allocate(0);
    try {
      if (type.equals("moov")) {
        clocks = clocks(box);
      } else if (type.equals("moof")) {
        Boxes.all(box, "traf").forEach(this::fragment);
      }
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | NoSuchElementException e) {
      // What is damaged is the demultiplexer's to tell.
      other = true;
    }
  }

  private static TrackClocks clocks(ByteBuffer movie) {
    Map<Integer, Long> timescales = new HashMap<>();
    for (ByteBuffer track : Boxes.all(movie, "trak")) {
      ByteBuffer head = Boxes.all(track, "tkhd").getFirst();
      ByteBuffer media = Boxes.all(Boxes.all(track, "mdia").getFirst(), "mdhd").getFirst();
      timescales.put(
          head.getInt(head.get(0) == 1 ? 20 : 12),
          Integer.toUnsignedLong(media.getInt(media.get(0) == 1 ? 20 : 12)));
    }
    Map<Integer, Long> durations = new HashMap<>();
    for (ByteBuffer extended : Boxes.all(movie, "mvex")) {
      for (ByteBuffer each : Boxes.all(extended, "trex")) {
        durations.put(each.getInt(4), Integer.toUnsignedLong(each.getInt(12)));
      }
    }
    return new TrackClocks(timescales, durations);
  }

  // 8.8.7 and 8.8.8.
  private void fragment(ByteBuffer fragment) {
    ByteBuffer head = Boxes.all(fragment, "tfhd").getFirst();
    int flags = head.getInt();
    Track track = tracks.computeIfAbsent(head.getInt(), number -> new Track());
    skip(head, (flags & BASE_OFFSET) == 0 ? 0 : Long.BYTES);
    skip(head, (flags & DESCRIPTION) == 0 ? 0 : Integer.BYTES);
    long each = (flags & DEFAULT_DURATION) == 0 ? -1 : Integer.toUnsignedLong(head.getInt());
    for (ByteBuffer run : Boxes.all(fragment, "trun")) {
      run(run, each, track);
    }
  }

  private static void run(ByteBuffer run, long each, Track track) {
    int flags = run.getInt();
    long samples = Integer.toUnsignedLong(run.getInt());
    if ((flags & SAMPLE_DURATION) == 0) {
      track.ticks += each < 0 ? 0 : each * samples;
      track.defaulted += each < 0 ? samples : 0;
      return;
    }
    skip(run, (flags & DATA_OFFSET) == 0 ? 0 : Integer.BYTES);
    skip(run, (flags & FIRST_FLAGS) == 0 ? 0 : Integer.BYTES);
    int others = Integer.BYTES * (Integer.bitCount(flags & SAMPLE_FIELDS) - 1);
    for (long i = 0; i < samples; i++) {
      track.ticks += Integer.toUnsignedLong(run.getInt());
      skip(run, others);
    }
  }

  private static void skip(ByteBuffer buffer, int bytes) {
    buffer.position(buffer.position() + bytes);
  }

  /** What it says of its tracks. */
  public TrackClocks clocks() {
    return clocks;
  }

  /**
   * How long its samples are, those of the longest track.
   *
   * @param initialization says what this file does not say of itself
   * @return empty where it has no samples, or nothing says how long they are
   */
  public OptionalDouble seconds(TrackClocks initialization) {
    TrackClocks by = clocks.timescales().isEmpty() ? initialization : clocks;
    double longest = 0;
    for (Map.Entry<Integer, Track> each : tracks.entrySet()) {
      long timescale = by.timescales().getOrDefault(each.getKey(), 0L);
      long duration = by.durations().getOrDefault(each.getKey(), 0L);
      Track track = each.getValue();
      if (timescale == 0 || (track.defaulted > 0 && duration == 0)) {
        return OptionalDouble.empty();
      }
      double ticks = track.ticks + (double) track.defaulted * duration;
      longest = Math.max(longest, ticks / timescale);
    }
    return other || longest == 0 ? OptionalDouble.empty() : OptionalDouble.of(longest);
  }

  /** How many bytes are missing where it ended in the middle of a box; else 0. */
  public long missing() {
    return other ? 0 : left;
  }
}
