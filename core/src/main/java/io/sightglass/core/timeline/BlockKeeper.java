package io.sightglass.core.timeline;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Takes full blocks of a session's columns into as little memory as they need, for they grow as
 * long as it runs: a constant block is one number, times that several metrics share are kept once,
 * and past a bound the rest goes to a file. Used by the one thread that appends.
 */
final class BlockKeeper {

  /**
   * A short session needs no file: twenty busy metrics at 50 a second take two hours to fill it.
   */
  private static final long HEAP_BYTES = 64L << 20;

  /** Metrics of a chunk are appended one after the other, so that equal times come close by. */
  private static final int RECENT = 16;

  private final SpillFile file;
  private final Deque<Recent> recent = new ArrayDeque<>();
  private long heapBytes;

  private record Recent(int[] block, Ints kept) {}

  BlockKeeper() {
    this(HEAP_BYTES, new SpillFile());
  }

  /**
   * @param heapBytes what may be kept in memory
   * @param file takes the rest
   */
  BlockKeeper(long heapBytes, SpillFile file) {
    this.heapBytes = heapBytes;
    this.file = file;
  }

  /** Keeps {@code block}, which is not written to any more. */
  Doubles keep(double[] block) {
    double first = block[0];
    // By bits: 0 and -0 are told apart, and what comes out is what came in.
    if (Arrays.stream(block)
        .allMatch(v -> Double.doubleToRawLongBits(v) == Double.doubleToRawLongBits(first))) {
      return index -> first;
    }
    long bytes = (long) block.length * Double.BYTES;
    Optional<MemorySegment> room = room(bytes);
    if (room.isEmpty()) {
      heapBytes -= bytes;
      return index -> block[index];
    }
    MemorySegment kept = room.get();
    MemorySegment.copy(block, 0, kept, ValueLayout.JAVA_DOUBLE, 0, block.length);
    return index -> kept.getAtIndex(ValueLayout.JAVA_DOUBLE, index);
  }

  /** Keeps {@code block}, which is not written to any more. */
  Ints keep(int[] block) {
    int first = block[0];
    if (Arrays.stream(block).allMatch(v -> v == first)) {
      return index -> first;
    }
    for (Recent known : recent) {
      if (Arrays.equals(known.block, block)) {
        return known.kept;
      }
    }
    Ints kept = keepNew(block);
    if (recent.size() == RECENT) {
      recent.removeFirst();
    }
    recent.addLast(new Recent(block, kept));
    return kept;
  }

  private Ints keepNew(int[] block) {
    long bytes = (long) block.length * Integer.BYTES;
    Optional<MemorySegment> room = room(bytes);
    if (room.isEmpty()) {
      heapBytes -= bytes;
      return index -> block[index];
    }
    MemorySegment kept = room.get();
    MemorySegment.copy(block, 0, kept, ValueLayout.JAVA_INT, 0, block.length);
    return index -> kept.getAtIndex(ValueLayout.JAVA_INT, index);
  }

  private Optional<MemorySegment> room(long bytes) {
    return heapBytes >= bytes ? Optional.empty() : file.room(bytes);
  }
}
