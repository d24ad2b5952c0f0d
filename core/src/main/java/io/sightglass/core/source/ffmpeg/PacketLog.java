package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.source.LiveSettings;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packets of a live stream as they came, in the order in which they came, with what happened
 * between them; bounded in time and size, the oldest go first. One thread appends; any number of
 * readers walk along it, each with a position of its own. Everything that the session does with the
 * stream reads from here, so the network is always served, however slow a reader is.
 */
final class PacketLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PacketLog.class);

  private static final int MAX_SEGMENT_BYTES = 16 << 20;

  /** What is kept where nothing can be written to disk: some seconds of a usual stream. */
  private static final long BYTES_IN_MEMORY = 64L << 20;

  /** The log is cut into at least this many pieces, so that one falls away at a time. */
  private static final int PIECES = 30;

  /** A place in the log. */
  record Position(long segment, int offset) implements Comparable<Position> {

    @Override
    public int compareTo(Position other) {
      return segment == other.segment
          ? Integer.compare(offset, other.offset)
          : Long.compare(segment, other.segment);
    }
  }

  /** A place from which pictures can be decoded, and the time of the first one there. */
  record KeyPoint(Position at, MediaTime time, long arrivalNanos) {}

  private final Path folder;
  private final long keptMicros;
  private final ArrayDeque<LogSegment> segments = new ArrayDeque<>();
  private final List<KeyPoint> keys = new ArrayList<>();
  private final List<Epoch> epochs = new ArrayList<>();
  private long keptBytes;
  private long bytes;
  private long firstSegment;
  private boolean onDisk = true;
  private String problem = "";
  private MediaTime newest = MediaTime.ZERO;
  private boolean ended;
  private @Nullable MediaException failure;
  private boolean closed;
  private int readers;

  PacketLog(LiveSettings settings) {
    this.folder = settings.folder();
    this.keptBytes = settings.keptBytes();
    this.keptMicros = settings.kept().toNanos() / 1000;
  }

  /** Takes over an epoch, whose number is that of the epochs before it. */
  synchronized void begin(Epoch epoch) {
    if (closed) {
      epoch.close();
    } else {
      epochs.add(epoch);
    }
  }

  synchronized int epochs() {
    return epochs.size();
  }

  synchronized Epoch epoch(int id) {
    return epochs.get(id);
  }

  /**
   * Appends a copy of a packet.
   *
   * @param key whether decoding can start here
   * @param time of its first picture or sound, on the session's axis
   */
  synchronized void append(
      Epoch epoch, AVPacket packet, boolean key, MediaTime time, MediaTime end) {
    long now = System.nanoTime();
    newest = MediaTime.max(newest, end);
    Position at = write(LogEntry.of(epoch, packet, now));
    if (key) {
      keys.add(new KeyPoint(at, time, now));
    }
    notifyAll();
  }

  /** Appends an event. */
  synchronized void mark(StreamEvent event) {
    write(LogEntry.of(event, System.nanoTime()));
    notifyAll();
  }

  /** Nothing will follow; {@code why} where that is not the programme's end. */
  synchronized void end(@Nullable MediaException why) {
    ended = true;
    failure = why;
    notifyAll();
  }

  private Position write(byte[] entry) {
    if (closed) {
      return new Position(0, 0);
    }
    LogSegment last = segments.peekLast();
    if (last == null || full(last, entry.length)) {
      last = open();
    }
    try {
      last.append(entry, entry.length, newest.micros());
    } catch (IOException e) {
      giveUpDisk(e);
      last = open();
      appendInMemory(last, entry);
    }
    bytes += entry.length;
    evict();
    return new Position(firstSegment + segments.size() - 1, last.size() - entry.length);
  }

  private void appendInMemory(LogSegment segment, byte[] entry) {
    try {
      segment.append(entry, entry.length, newest.micros());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean full(LogSegment last, int more) {
    long limit = Math.min(MAX_SEGMENT_BYTES, keptBytes / PIECES);
    LogSegment before = segments.size() < 2 ? null : previous();
    long began = before == null ? 0 : before.endMicros();
    return last.size() > 0
        && (last.size() + (long) more > limit
            || last.endMicros() - began > Math.max(1_000_000, keptMicros / PIECES));
  }

  private LogSegment previous() {
    LogSegment last = segments.removeLast();
    LogSegment before = segments.getLast();
    segments.addLast(last);
    return before;
  }

  private LogSegment open() {
    LogSegment fresh = LogSegment.inMemory();
    if (onDisk) {
      try {
        Files.createDirectories(folder);
        fresh = LogSegment.onDisk(folder);
      } catch (IOException e) {
        giveUpDisk(e);
      }
    }
    segments.addLast(fresh);
    return fresh;
  }

  private void giveUpDisk(IOException cause) {
    LOG.warn("The time shift cannot be written to {}", folder, cause);
    onDisk = false;
    keptBytes = Math.min(keptBytes, BYTES_IN_MEMORY);
    problem =
        "The stream's past cannot be kept in "
            + folder
            + " ("
            + cause.getMessage()
            + "): only a few seconds of it are kept, in memory. Make room there, or name another"
            + " folder.";
  }

  private void evict() {
    while (segments.size() > 1 && (bytes > keptBytes || stale(segments.getFirst()))) {
      LogSegment oldest = segments.removeFirst();
      bytes -= oldest.size();
      firstSegment++;
      close(oldest);
    }
    int gone = 0;
    while (gone < keys.size() && keys.get(gone).at().segment() < firstSegment) {
      gone++;
    }
    keys.subList(0, gone).clear();
  }

  private boolean stale(LogSegment oldest) {
    return oldest.endMicros() < newest.micros() - keptMicros;
  }

  private static void close(LogSegment segment) {
    try {
      segment.close();
    } catch (IOException e) {
      LOG.warn("A piece of the time shift cannot be removed", e);
    }
  }

  /**
   * What stands at {@code at}, or where the log now begins.
   *
   * @return null where nothing does, yet
   */
  synchronized @Nullable LogEntry read(Position at) {
    Position from = at;
    while (!closed) {
      if (from.segment() < firstSegment) {
        from = oldest();
      }
      int index = (int) (from.segment() - firstSegment);
      if (index >= segments.size()) {
        return null;
      }
      LogSegment segment = segments.stream().skip(index).findFirst().orElseThrow();
      if (from.offset() < segment.size()) {
        try {
          int length = ByteBuffer.wrap(segment.read(from.offset(), Integer.BYTES)).getInt();
          return new LogEntry(segment.read(from.offset(), length), from);
        } catch (IOException e) {
          LOG.warn("A piece of the time shift cannot be read", e);
        }
      }
      if (index == segments.size() - 1) {
        return null;
      }
      from = new Position(from.segment() + 1, 0);
    }
    return null;
  }

  /** Whether what stood at {@code at} has gone. */
  synchronized boolean evicted(Position at) {
    return at.segment() < firstSegment;
  }

  /** The first place from which pictures can be decoded, or the log's first where there is none. */
  synchronized Position oldest() {
    return keys.isEmpty() ? new Position(firstSegment, 0) : keys.getFirst().at();
  }

  /** The last place from which pictures can be decoded. */
  synchronized Optional<KeyPoint> newestKey() {
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast());
  }

  /**
   * The last place at or before {@code time} from which pictures can be decoded; else the first.
   */
  synchronized Optional<KeyPoint> keyBefore(MediaTime time) {
    int low = 0;
    int high = keys.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time.isBefore(keys.get(middle).time())) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(Math.max(0, low - 1)));
  }

  synchronized Optional<TimeRange> span() {
    return keys.isEmpty() || newest.isBefore(keys.getFirst().time())
        ? Optional.empty()
        : Optional.of(new TimeRange(keys.getFirst().time(), newest));
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized String problem() {
    return problem;
  }

  /** Whether nothing will follow what is there. */
  synchronized boolean ended() {
    return ended || closed;
  }

  /** Why it ended; null where it has not, or at the programme's end. */
  synchronized @Nullable MediaException failure() {
    return failure;
  }

  /**
   * Waits until something stands at {@code at}, or the log has ended.
   *
   * @return false where the time was up first
   */
  synchronized boolean await(Position at, long millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!ended() && read(at) == null) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** A reader that decodes begins: the log's codec parameters stay until it has ended. */
  synchronized void enter() {
    readers++;
  }

  synchronized void leave() {
    readers--;
    freeEpochs();
  }

  /** Gives the disk back at once, and the rest when the last reader has left. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    segments.forEach(PacketLog::close);
    segments.clear();
    keys.clear();
    bytes = 0;
    freeEpochs();
    notifyAll();
  }

  private void freeEpochs() {
    if (closed && readers == 0) {
      epochs.forEach(Epoch::close);
      epochs.clear();
    }
  }
}
