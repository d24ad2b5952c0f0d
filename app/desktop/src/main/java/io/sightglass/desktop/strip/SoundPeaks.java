package io.sightglass.desktop.strip;

import java.util.Arrays;

/**
 * The largest sample of each 10 ms of a programme, in one byte: 24 hours take 9 MB. Thread-safe.
 */
final class SoundPeaks {

  static final long HOP_MICROS = 10_000;

  /** Hops of a second, whose largest is kept as well, so that a day is looked through quickly. */
  private static final int COARSE = 100;

  /** A hundred hours: what lies behind is a broken time stamp. */
  private static final int MOST_HOPS = 100 * 3600 * COARSE;

  private byte[] hops = new byte[0];
  private byte[] seconds = new byte[0];
  private int end;

  /**
   * @param micros start of a hop
   * @param peak largest |x| of any channel, full scale 1
   */
  synchronized void add(long micros, float peak) {
    long hop = Math.floorDiv(micros, HOP_MICROS);
    if (hop < 0 || hop >= MOST_HOPS) {
      return;
    }
    int at = (int) hop;
    if (at >= hops.length) {
      int capacity = Math.max(at + 1, hops.length + hops.length / 2 + 60 * COARSE);
      hops = Arrays.copyOf(hops, capacity);
      seconds = Arrays.copyOf(seconds, capacity / COARSE + 1);
    }
    byte code = (byte) Math.round(255 * Math.min(1, peak));
    hops[at] = larger(hops[at], code);
    seconds[at / COARSE] = larger(seconds[at / COARSE], code);
    end = Math.max(end, at + 1);
  }

  private static byte larger(byte a, byte b) {
    return (a & 0xff) >= (b & 0xff) ? a : b;
  }

  /** The end of what is known, in microseconds. */
  synchronized long endMicros() {
    return end * HOP_MICROS;
  }

  /** The largest peak that begins in {@code [from, to)}, at least one hop; full scale 1. */
  synchronized double peak(long fromMicros, long toMicros) {
    int hop = (int) Math.clamp(Math.floorDiv(fromMicros, HOP_MICROS), 0, end);
    int last = (int) Math.clamp(Math.ceilDiv(toMicros, HOP_MICROS), hop, end);
    byte most = 0;
    while (hop < last) {
      boolean whole = hop % COARSE == 0 && hop + COARSE <= last;
      most = larger(most, whole ? seconds[hop / COARSE] : hops[hop]);
      hop += whole ? COARSE : 1;
    }
    return (most & 0xff) / 255.0;
  }
}
