package io.sightglass.core.source.ffmpeg;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Joins the connections of one session on its time axis. Where the sender's clock ran on, the new
 * connection goes where that says, to the frame; where it is another clock, by the wall clock.
 * Where a server sends again what was received before, as a playlist does, it is known again by its
 * key pictures. Times in microseconds; used by the connection's thread.
 */
final class Splice {

  /** How far the sender's clock and the wall's may differ over a loss and count as agreeing. */
  private static final long PUSHED_SLACK_MICROS = 1_500_000;

  /** Playlists offer the stream late, and in pieces. */
  private static final long SEGMENTED_SLACK_MICROS = 60_000_000;

  /** No sender's clock runs so many millionths fast or slow. */
  private static final long CLOCK_PPM = 500;

  private static final int MAX_KEYS = 512;

  /** A key picture as it was received. */
  private record Key(long containerMicros, long checksum) {}

  private final boolean segmented;
  private final Map<Key, Long> keys =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
          return size() > MAX_KEYS;
        }
      };
  private boolean begun;
  private long end;
  private long endNanos;
  private long latency;
  private long clock;

  /**
   * @param segmented whether the stream comes in segments that a server may offer again
   */
  Splice(boolean segmented) {
    this.segmented = segmented;
  }

  /**
   * Where the first key picture of a connection goes on the axis.
   *
   * @param containerMicros its time by the connection's own clock
   * @param arrivedNanos when it arrived, as near as is known
   * @param nowNanos the present, before which it arrived for sure
   */
  long place(long containerMicros, long checksum, long arrivedNanos, long nowNanos) {
    if (!begun) {
      return 0;
    }
    Long again = segmented ? keys.get(new Key(containerMicros, checksum)) : null;
    return again != null ? again : placeAnew(containerMicros, arrivedNanos, nowNanos);
  }

  /** As {@link #place}, for what was not received before. */
  long placeAnew(long containerMicros, long arrivedNanos, long nowNanos) {
    long byClock = containerMicros - clock;
    long byWall = wall(arrivedNanos);
    long earliest = segmented ? end : Math.max(end, byWall - PUSHED_SLACK_MICROS);
    long latest = wall(nowNanos) + (segmented ? SEGMENTED_SLACK_MICROS : PUSHED_SLACK_MICROS);
    return byClock >= earliest && byClock <= latest ? byClock : byWall;
  }

  private long wall(long nanos) {
    return Math.max(end, nanos / 1000 - latency);
  }

  /** A key picture came. */
  void key(long containerMicros, long checksum, long axisMicros) {
    keys.put(new Key(containerMicros, checksum), axisMicros);
    clock = containerMicros - axisMicros;
  }

  /** The stream has reached {@code axisMicros}. */
  void reached(long axisMicros, long nowNanos) {
    // The least latency seen is that of what was not held up on its way, nor read in a burst. It
    // may creep, as the sender's clock does.
    long late = nowNanos / 1000 - axisMicros;
    long crept = latency + Math.max(0, nowNanos - endNanos) / 1000 * CLOCK_PPM / 1_000_000;
    latency = begun ? Math.min(late, crept) : late;
    end = begun ? Math.max(end, axisMicros) : axisMicros;
    endNanos = nowNanos;
    begun = true;
  }

  /** {@link System#nanoTime} of the last arrival. */
  long endNanos() {
    return endNanos;
  }

  boolean begun() {
    return begun;
  }

  /** The end of what was received so far. */
  long end() {
    return end;
  }
}
