package io.sightglass.core.source.mpegts;

import java.util.Arrays;
import java.util.function.Consumer;

/** Puts the tables of one PID together from its packets' payloads. */
final class Sections {

  private static final int LONGEST = 4096 + 3;

  private final byte[] buffer = new byte[LONGEST];
  private final Consumer<byte[]> whole;
  private int filled;
  private boolean inside;

  /**
   * @param whole is given each section, from its table id to its checksum
   */
  Sections(Consumer<byte[]> whole) {
    this.whole = whole;
  }

  /** What was begun is not completed: packets were lost. */
  void lose() {
    inside = false;
    filled = 0;
  }

  void add(byte[] data, int from, int to, boolean unitStart) {
    int at = from;
    if (unitStart) {
      int pointer = data[at++] & 0xff;
      int start = Math.min(to, at + pointer);
      if (inside) {
        fill(data, at, start);
      }
      lose();
      inside = true;
      at = start;
    }
    if (inside) {
      fill(data, at, to);
    }
  }

  private void fill(byte[] data, int from, int to) {
    int at = from;
    while (at < to && inside) {
      if (filled == 0 && (data[at] & 0xff) == 0xff) {
        // The rest is stuffing.
        inside = false;
        return;
      }
      int wanted = filled < 3 ? 3 : length();
      int count = Math.min(Math.min(wanted, LONGEST) - filled, to - at);
      System.arraycopy(data, at, buffer, filled, count);
      filled += count;
      at += count;
      if (filled >= 3 && filled == length()) {
        whole.accept(Arrays.copyOf(buffer, filled));
        filled = 0;
      }
    }
  }

  private int length() {
    return 3 + ((buffer[1] & 0x0f) << 8 | buffer[2] & 0xff);
  }
}
