package io.sightglass.core.source.ffmpeg;

import java.time.Duration;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Ends blocking calls of one input: when told to, or when a call outlasts its time. FFmpeg polls it
 * about every 100 ms while it waits for a network. Owned by the source; closed after the context.
 */
final class Interrupt implements AutoCloseable {

  private final AVIOInterruptCB.Callback_Pointer callback =
      new AVIOInterruptCB.Callback_Pointer() {
        @Override
        public int call(@Nullable Pointer opaque) {
          return asked || System.nanoTime() - deadline > 0 ? 1 : 0;
        }
      };
  private final long timeoutNanos;
  private volatile boolean asked;
  private volatile long deadline;

  Interrupt(Duration timeout) {
    this.timeoutNanos = timeout.toNanos();
    restart();
  }

  void attach(AVFormatContext context) {
    context.interrupt_callback().callback(callback);
  }

  /** A new call begins: it has the whole timeout. */
  void restart() {
    deadline = System.nanoTime() + timeoutNanos;
  }

  /** Any thread. */
  void ask() {
    asked = true;
  }

  boolean asked() {
    return asked;
  }

  boolean timedOut() {
    return System.nanoTime() - deadline > 0;
  }

  @Override
  public void close() {
    callback.close();
  }
}
