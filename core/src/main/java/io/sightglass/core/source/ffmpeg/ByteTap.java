package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Shows the bytes of a transport stream to one more reader as the demuxer reads them, in order and
 * by the same connection: from a file, UDP, SRT, TCP or HTTP. Bytes are shown up to a buffer's
 * length before the packets that lie in them; where the demuxer goes back, as after a probe or a
 * seek, they are shown again. Owned by an input, and closed before it.
 */
final class ByteTap implements AutoCloseable {

  private static final Map<Long, ByteTap> OPEN = new ConcurrentHashMap<>();

  // One for all inputs: JavaCPP makes at most ten native functions of a kind.
  private static final AVIOContext.Read_packet_Pointer_BytePointer_int READ =
      new AVIOContext.Read_packet_Pointer_BytePointer_int() {
        @Override
        public int call(Pointer opaque, BytePointer buffer, int size) {
          ByteTap tap = OPEN.get(opaque.address());
          return tap == null ? -1 : tap.read(opaque, buffer, size);
        }
      };

  private final AVIOContext context;
  private final AVIOContext.Read_packet_Pointer_BytePointer_int original;
  private final long opaque;
  private final Consumer<ByteBuffer> reader;
  private long readNanos;
  private boolean ended;

  /**
   * @param reader called by the thread that reads the input; borrows the buffer for the call
   */
  ByteTap(AVIOContext context, Consumer<ByteBuffer> reader) {
    this.context = context;
    this.reader = reader;
    this.original = context.read_packet();
    this.opaque = context.opaque().address();
    OPEN.put(opaque, this);
    showBuffered();
    context.read_packet(READ);
  }

  /** For how long what is behind it was waited for. */
  long readNanos() {
    return readNanos;
  }

  /** Whether what is behind it was read to its end. */
  boolean ended() {
    return ended;
  }

  // What was read and not yet handed to the demuxer.
  private void showBuffered() {
    long left = context.buf_end().address() - context.buf_ptr().address();
    if (left > 0) {
      show(context.buf_ptr(), (int) left);
    }
  }

  private int read(Pointer source, BytePointer buffer, int size) {
    long began = System.nanoTime();
    int read = original.call(source, buffer, size);
    readNanos += System.nanoTime() - began;
    if (read > 0) {
      show(buffer, read);
    }
    ended |= read == 0 || read == AVERROR_EOF;
    return read;
  }

  private void show(BytePointer buffer, int length) {
    BytePointer view = new BytePointer(buffer);
    view.limit(view.position() + length);
    reader.accept(view.asByteBuffer().asReadOnlyBuffer());
  }

  /** What it taps is gone already. */
  void forget() {
    OPEN.remove(opaque);
  }

  @Override
  public void close() {
    context.read_packet(original);
    OPEN.remove(opaque);
  }
}
