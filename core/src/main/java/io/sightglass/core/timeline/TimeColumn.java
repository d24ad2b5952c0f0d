package io.sightglass.core.timeline;

import java.util.Arrays;

/**
 * A growing column of times in microseconds, never falling: at most four bytes a time. One thread
 * appends; any thread reads the rows below the {@link #size} that it saw. Full blocks go to a
 * {@link BlockKeeper}.
 */
final class TimeColumn {

  private static final int BLOCK = 1024;

  /** A run of rows: a base, and how far each row lies behind it. */
  private static final class Block {
    final long base;
    final int firstRow;
    volatile Ints offsets;

    Block(long base, int firstRow, int[] open) {
      this.base = base;
      this.firstRow = firstRow;
      this.offsets = index -> open[index];
    }
  }

  private final BlockKeeper keeper;

  // Everything is written before `size`, and readers read `size` first: no row is seen half made.
  private volatile Block[] blocks = new Block[0];
  private volatile int blockCount;
  private volatile int size;
  private long last = Long.MIN_VALUE;
  private int[] open = {};
  private int rows;

  TimeColumn(BlockKeeper keeper) {
    this.keeper = keeper;
  }

  /** Writer only. A time before the last one counts as the last one. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // One writer.
  void append(long micros) {
    long time = Math.max(micros, last);
    Block block = blockCount == 0 ? addBlock(time) : blocks[blockCount - 1];
    if (rows == BLOCK || time - block.base > Integer.MAX_VALUE) {
      block = addBlock(time);
    }
    open[rows++] = (int) (time - block.base);
    last = time;
    size++;
    if (rows == BLOCK) {
      block.offsets = keeper.keep(open);
    }
  }

  private Block addBlock(long base) {
    int count = blockCount;
    if (count == blocks.length) {
      blocks = Arrays.copyOf(blocks, Math.max(16, count * 2));
    }
    open = new int[BLOCK];
    rows = 0;
    Block block = new Block(base, size, open);
    blocks[count] = block;
    blockCount = count + 1;
    return block;
  }

  int size() {
    return size;
  }

  /** The time in {@code row}, which is below {@link #size}. */
  long get(int row) {
    Block block = blockOf(row);
    return block.base + block.offsets.get(row - block.firstRow);
  }

  // A block is left partly empty before a gap of more than 35 minutes: hence the search.
  private Block blockOf(int row) {
    int high = blockCount - 1;
    Block[] all = blocks;
    int low = Math.min(row / BLOCK, high);
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (all[middle].firstRow <= row) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return all[low];
  }

  /** How many of the first {@code rows} rows lie before {@code micros}. */
  int countBefore(long micros, int rows) {
    int low = 0;
    int high = rows;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (get(middle) < micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
