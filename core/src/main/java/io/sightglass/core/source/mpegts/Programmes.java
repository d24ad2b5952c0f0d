package io.sightglass.core.source.mpegts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the tables of a transport stream say about what is in it. */
final class Programmes {

  /** Stream type of splice information (SCTE 35). */
  static final int SCTE_35 = 0x86;

  private static final int SERVICE_DESCRIPTOR = 0x48;

  /** PMT's PID by programme number. */
  final Map<Integer, Integer> maps = new TreeMap<>();

  /** Stream type by PID, of all programmes. */
  final Map<Integer, Integer> streams = new TreeMap<>();

  /** PIDs that carry a clock. */
  final Map<Integer, Integer> clocks = new TreeMap<>();

  /** Service name by programme number. */
  final Map<Integer, String> names = new TreeMap<>();

  void pat(byte[] table) {
    maps.clear();
    for (int i = 8; i + 4 <= table.length - 4; i += 4) {
      int number = word(table, i);
      if (number != 0) {
        maps.put(number, word(table, i + 2) & 0x1fff);
      }
    }
  }

  void pmt(byte[] table) {
    int number = word(table, 3);
    clocks.put(number, word(table, 8) & 0x1fff);
    int at = 12 + (word(table, 10) & 0x0fff);
    while (at + 5 <= table.length - 4) {
      streams.put(word(table, at + 1) & 0x1fff, table[at] & 0xff);
      at += 5 + (word(table, at + 3) & 0x0fff);
    }
  }

  void sdt(byte[] table) {
    int at = 11;
    while (at + 5 <= table.length - 4) {
      int number = word(table, at);
      int end = Math.min(table.length - 4, at + 5 + (word(table, at + 3) & 0x0fff));
      for (int d = at + 5; d + 2 <= end; d += 2 + (table[d + 1] & 0xff)) {
        if ((table[d] & 0xff) == SERVICE_DESCRIPTOR && d + 4 < end) {
          int provider = table[d + 3] & 0xff;
          int name = d + 4 + provider;
          if (name < end) {
            names.put(number, text(table, name + 1, Math.min(end, name + 1 + table[name])));
          }
        }
      }
      at = end;
    }
  }

  // EN 300 468 annex A: a first byte under 0x20 chooses a character set, 0x15 is UTF-8.
  private static String text(byte[] table, int from, int to) {
    if (from >= to) {
      return "";
    }
    boolean chosen = (table[from] & 0xff) < 0x20;
    boolean utf8 = !chosen || table[from] == 0x15;
    int start = chosen ? from + 1 : from;
    return new String(
        table, start, to - start, utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  /**
   * Whether presentation times are to be expected: MPEG and HEVC video, MPEG, AAC and AC-3 sound.
   */
  boolean timed(int pid) {
    Integer type = streams.get(pid);
    return type != null
        && switch (type) {
          case 0x01, 0x02, 0x03, 0x04, 0x0f, 0x10, 0x11, 0x1b, 0x24, 0x33, 0x42, 0x81, 0x87 -> true;
          default -> false;
        };
  }

  List<Integer> timedStreams() {
    List<Integer> timed = new ArrayList<>();
    for (int pid : streams.keySet()) {
      if (timed(pid)) {
        timed.add(pid);
      }
    }
    return timed;
  }

  private static int word(byte[] data, int at) {
    return (data[at] & 0xff) << 8 | data[at + 1] & 0xff;
  }
}
