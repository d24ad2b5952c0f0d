package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.media.StreamEvent.Kind;
import io.sightglass.core.source.mpegts.TransportError;
import io.sightglass.core.source.mpegts.TransportMonitor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the demultiplexer through a transport stream file and reads each packet that it reads, as
 * it hides most of what is wrong with them. Used by the source's thread; owns a file handle.
 */
final class TransportWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TransportWatch.class);

  private static final int PACKET = 188;
  private static final int SYNC = 0x47;
  private static final int PIECE = 512 * PACKET;

  /** 2^33 ticks of 90 kHz. */
  private static final long WRAP_MICROS = (1L << 33) * 100 / 9;

  private final RandomAccessFile file;
  private final TransportMonitor monitor = new TransportMonitor();
  private final byte[] piece = new byte[PIECE];
  private long position;
  private boolean broken;

  private TransportWatch(RandomAccessFile file) {
    this.file = file;
  }

  /** A watch on the file, or null where it is no plain transport stream. */
  static @Nullable TransportWatch on(Input input) {
    if (!input.local() || !input.info().container().equals("mpegts")) {
      return null;
    }
    try {
      RandomAccessFile file =
          new RandomAccessFile(
              Path.of(input.info().uri().replaceFirst("^file:", "")).toFile(), "r");
      byte[] first = new byte[PACKET + 1];
      int read = file.read(first);
      if (read == first.length && first[0] == SYNC && first[PACKET] == SYNC) {
        return new TransportWatch(file);
      }
      file.close();
    } catch (IOException e) {
      LOG.debug("No watch on {}: {}", input.info().uri(), e.getMessage());
    }
    return null;
  }

  /** Reads up to a byte position; what is wrong on the way. */
  List<TransportError> advance(long to) {
    try {
      while (!broken && position < to) {
        file.seek(position);
        int read = file.read(piece, 0, (int) Math.min(PIECE, to - position));
        if (read <= 0) {
          break;
        }
        monitor.accept(piece, 0, read);
        position += read;
      }
    } catch (IOException e) {
      // The demultiplexer meets the same and says so.
      broken = true;
    }
    return monitor.take();
  }

  /** Reading goes on at another place, which the next packet tells. */
  void restart(long at) {
    position = at - at % PACKET;
    monitor.restart(position);
    monitor.take();
  }

  /**
   * The container time of an error.
   *
   * @param near a time that it lies near to: clocks wrap, and may have been shifted
   */
  static long micros(TransportError error, long shift, long near) {
    if (error.pts() < 0) {
      return near;
    }
    // At a jump that was mended the error may lie on either side of it.
    long before = unwrapped(error.pts() * 100 / 9, near);
    long after = unwrapped(error.pts() * 100 / 9 + shift, near);
    return Math.abs(before - near) < Math.abs(after - near) ? before : after;
  }

  private static long unwrapped(long time, long near) {
    return time + WRAP_MICROS * Math.round((double) (near - time) / WRAP_MICROS);
  }

  static Kind kind(TransportError error) {
    return switch (error.check()) {
      case SYNC_LOSS -> Kind.TS_SYNC_LOSS;
      case SYNC_BYTE -> Kind.TS_SYNC_BYTE;
      case PAT -> Kind.TS_PAT;
      case CONTINUITY -> Kind.TS_CONTINUITY;
      case PMT -> Kind.TS_PMT;
      case PID -> Kind.TS_PID;
      case TRANSPORT -> Kind.TS_TRANSPORT;
      case CRC -> Kind.TS_CRC;
      case PCR_REPETITION -> Kind.TS_PCR_REPETITION;
      case PCR_DISCONTINUITY -> Kind.TS_PCR_DISCONTINUITY;
      case PTS -> Kind.TS_PTS;
      case CAT -> Kind.TS_CAT;
    };
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      LOG.debug("A file read beside its demultiplexer cannot be closed", e);
    }
  }
}
