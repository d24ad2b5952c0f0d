package io.sightglass.core.source.ffmpeg;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a packet log: a file, or memory where there is no disk to write to. Not a channel:
 * those are closed by the interrupt of any thread that reads them. Guarded by its log.
 */
final class LogSegment implements AutoCloseable {

  private final @Nullable Path path;
  private final @Nullable RandomAccessFile file;
  private byte[] memory = new byte[0];
  private int size;
  private long endMicros = Long.MIN_VALUE;

  private LogSegment(@Nullable Path path, @Nullable RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  static LogSegment inMemory() {
    return new LogSegment(null, null);
  }

  static LogSegment onDisk(Path folder) throws IOException {
    Path path = Files.createTempFile(folder, "sightglass-", ".packets");
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    return new LogSegment(unlinked(path) ? null : path, file);
  }

  // Where the system lets go of a name before its file, not even a crash leaves anything behind.
  private static boolean unlinked(Path path) {
    try {
      Files.delete(path);
      return true;
    } catch (IOException e) {
      path.toFile().deleteOnExit();
      return false;
    }
  }

  int size() {
    return size;
  }

  /** Programme time up to which it reaches; {@code MIN_VALUE} while it holds nothing. */
  long endMicros() {
    return endMicros;
  }

  void append(byte[] bytes, int length, long reachedMicros) throws IOException {
    RandomAccessFile out = file;
    if (out != null) {
      out.seek(size);
      out.write(bytes, 0, length);
    } else {
      if (size + length > memory.length) {
        memory = Arrays.copyOf(memory, Math.max(size + length, 2 * memory.length));
      }
      System.arraycopy(bytes, 0, memory, size, length);
    }
    size += length;
    endMicros = Math.max(endMicros, reachedMicros);
  }

  byte[] read(int offset, int length) throws IOException {
    if (offset < 0 || length < 0 || offset + length > size) {
      throw new EOFException("bytes " + offset + " to " + (offset + length) + " of " + size);
    }
    RandomAccessFile in = file;
    if (in == null) {
      return Arrays.copyOfRange(memory, offset, offset + length);
    }
    byte[] bytes = new byte[length];
    in.seek(offset);
    in.readFully(bytes);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    memory = new byte[0];
    if (file != null) {
      file.close();
    }
    if (path != null) {
      Files.deleteIfExists(path);
    }
  }
}
