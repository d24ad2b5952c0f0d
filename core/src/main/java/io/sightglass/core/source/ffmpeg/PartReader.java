package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.source.manifest.ByteRange;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Hands on what is read of a part of a file, and nothing of what a buffer holds beyond it. Used by
 * one thread.
 */
final class PartReader implements Consumer<ByteBuffer> {

  private final ByteRange range;
  private final Consumer<ByteBuffer> reader;
  private long bytes;

  PartReader(ByteRange range, Consumer<ByteBuffer> reader) {
    this.range = range;
    this.reader = reader;
  }

  @Override
  public void accept(ByteBuffer read) {
    int count = (int) Math.min(read.remaining(), range.length() - bytes);
    if (count > 0) {
      bytes += count;
      reader.accept(read.slice(read.position(), count));
    }
  }

  ByteRange range() {
    return range;
  }

  /** How many of its bytes were read. */
  long bytes() {
    return bytes;
  }

  boolean whole() {
    return bytes == range.length();
  }
}
