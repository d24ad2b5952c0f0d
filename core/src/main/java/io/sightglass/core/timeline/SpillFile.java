package io.sightglass.core.timeline;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memory that lies in a temporary file, which the system writes out when it wants the room: for
 * what is kept long and read seldom. It goes when nothing refers to it any more. Used by one
 * thread; what it hands out may be read by any.
 */
final class SpillFile {

  private static final Logger LOG = LoggerFactory.getLogger(SpillFile.class);

  private static final int REGION = 4 << 20;

  private final Path folder;
  private @Nullable FileChannel channel;
  private @Nullable MemorySegment region;
  private long used = REGION;
  private boolean broken;

  /** In the system's temporary folder. */
  SpillFile() {
    this(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** In {@code folder}; made when it is first wanted. */
  SpillFile(Path folder) {
    this.folder = folder;
  }

  /**
   * Room for {@code bytes}, at most a region's 4 MiB, on a border of eight bytes; empty where the
   * disk has none.
   */
  Optional<MemorySegment> room(long bytes) {
    if (broken) {
      return Optional.empty();
    }
    try {
      MemorySegment current = region;
      if (current == null || used + bytes > REGION) {
        current = addRegion();
        region = current;
        used = 0;
      }
      MemorySegment room = current.asSlice(used, bytes);
      used += (bytes + 7) & -8;
      return Optional.of(room);
    } catch (IOException e) {
      // Memory grows then, as it does without a disk; what was measured is not lost.
      broken = true;
      LOG.warn("Measurements stay in memory: {} cannot be written", folder, e);
      return Optional.empty();
    }
  }

  private MemorySegment addRegion() throws IOException {
    FileChannel open = channel;
    if (open == null) {
      open = open(folder);
      channel = open;
    }
    // Written, not only made longer: on a full disk this fails here, and not as a signal when the
    // mapping is touched.
    long start = open.size();
    ByteBuffer zeros = ByteBuffer.allocate(REGION);
    while (zeros.hasRemaining()) {
      open.write(zeros, start + zeros.position());
    }
    return open.map(FileChannel.MapMode.READ_WRITE, start, REGION, Arena.ofAuto());
  }

  private static FileChannel open(Path folder) throws IOException {
    Path path = Files.createTempFile(folder, "sightglass-measurements-", ".tmp");
    FileChannel open = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      Files.delete(
          path); // It has no name from now on, and is gone with the process, however it ends.
    } catch (IOException e) {
      path.toFile().deleteOnExit(); // Windows does not delete what is open.
    }
    return open;
  }
}
