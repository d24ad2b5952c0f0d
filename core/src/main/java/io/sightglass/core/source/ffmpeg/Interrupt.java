package io.sightglass.core.source.ffmpeg;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Ends blocking calls of one input: when told to, when a call outlasts its time, and while it is
 * being opened also when the opening thread is interrupted. FFmpeg polls it about every 100 ms
 * while it waits for a network. Owned by the source; closed after the context.
 */
final class Interrupt implements AutoCloseable {

  private static final Map<Long, Interrupt> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong LAST_ID = new AtomicLong();

  // One for all inputs: JavaCPP makes at most ten native functions of a kind.
  private static final AVIOInterruptCB.Callback_Pointer CALLBACK =
      new AVIOInterruptCB.Callback_Pointer() {
        @Override
        public int call(@Nullable Pointer opaque) {
          Interrupt interrupt = opaque == null ? null : OPEN.get(opaque.address());
          return interrupt != null && interrupt.poll() ? 1 : 0;
        }
      };

  /** A network that was looked at so often in vain is silent; else this machine was busy. */
  private static final int MIN_POLLS = 5;

  private final long id = LAST_ID.incrementAndGet();
  private final long timeoutNanos;
  private volatile boolean asked;
  private volatile long deadline;
  private volatile int polls;
  // Nobody has the source yet who could call its interrupt().
  private volatile @Nullable Thread opener = Thread.currentThread();

  Interrupt(Duration timeout) {
    this.timeoutNanos = timeout.toNanos();
    restart();
    OPEN.put(id, this);
  }

  void attach(AVFormatContext context) {
    context.interrupt_callback().callback(CALLBACK).opaque(new Address(id));
  }

  /** A new call begins: it has the whole timeout. */
  void restart() {
    restart(1);
  }

  /** A new call begins: it has the timeout so many times. */
  void restart(int times) {
    polls = 0;
    deadline = System.nanoTime() + times * timeoutNanos;
  }

  /** A new call begins, which may wait until somebody calls. */
  void restartWithoutEnd() {
    polls = 0;
    deadline = System.nanoTime() + Long.MAX_VALUE / 2;
  }

  /** The source is in its owner's hands. */
  void opened() {
    opener = null;
  }

  /** Any thread. */
  void ask() {
    asked = true;
  }

  boolean asked() {
    Thread opening = opener;
    return asked || (opening != null && opening.isInterrupted());
  }

  /** Whether the call has outlasted its time, and not because it did not get to run. */
  boolean timedOut() {
    return System.nanoTime() - deadline > 0 && polls >= MIN_POLLS;
  }

  // By the thread that is in the call, or one that it waits for.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private boolean poll() {
    polls++;
    return asked() || timedOut();
  }

  @Override
  public void close() {
    OPEN.remove(id);
  }
}
