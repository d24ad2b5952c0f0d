package io.sightglass.core.source.mpegts;

import io.sightglass.core.source.mpegts.TransportError.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a transport stream packet by packet and applies the checks of ETSI TR 101 290 of priority 1
 * and 2. Intervals are measured by the stream's own clock (PCR), since a file has no time of
 * arrival. Takes bytes as they come; one thread.
 */
public final class TransportMonitor {

  private static final int PACKET = 188;
  private static final int SYNC = 0x47;
  private static final int PAT_PID = 0;
  private static final int CAT_PID = 1;
  private static final int SDT_PID = 0x11;
  private static final int NULL_PID = 0x1fff;

  private static final long CLOCK = 27_000_000;
  private static final long PCR_MODULUS = (1L << 33) * 300;

  private static final long TABLE_LIMIT = CLOCK / 2;
  private static final long PID_LIMIT = 5 * CLOCK;
  private static final long PTS_LIMIT = CLOCK * 7 / 10;
  private static final long PCR_LIMIT = CLOCK / 10;

  /** A longer way from one clock reference to the next is a jump and no late reference. */
  private static final long PCR_JUMP = CLOCK;

  private static final class Pid {
    int continuity = -1;
    boolean repeated;
    long packets;
    long seenAt = -1;
    long firstPts = -1;
    long pts = -1;
    long ptsAt = -1;
    long pcr = -1;
    boolean missed;
    boolean late;
  }

  private final boolean segmented;
  private final byte[] packet = new byte[PACKET];
  private final Map<Integer, Pid> pids = new TreeMap<>();
  private final Map<Integer, Sections> tables = new HashMap<>();
  private final Map<Integer, Long> tableAt = new HashMap<>();
  private final Programmes programmes = new Programmes();
  private final List<TransportError> errors = new ArrayList<>();
  private int filled;
  private boolean locked;
  private int badSyncs;
  private long position;
  private long clock;
  private int clockPid = -1;
  private long lastPts = -1;
  private boolean catSeen;
  private boolean catMissed;
  private long cues;

  /** Of a stream that goes on. */
  public TransportMonitor() {
    this(false);
  }

  /**
   * @param segmented whether it comes in segments (HLS): of these each begins with its tables,
   *     which need not come again in it (RFC 8216, 3.2)
   */
  public TransportMonitor(boolean segmented) {
    this.segmented = segmented;
  }

  /** Reads on. */
  public void accept(byte[] data, int from, int to) {
    int at = from;
    while (at < to) {
      int count = Math.min(PACKET - filled, to - at);
      System.arraycopy(data, at, packet, filled, count);
      filled += count;
      at += count;
      if (filled == PACKET) {
        packet();
      }
    }
  }

  /** The errors found since the last call. */
  public List<TransportError> take() {
    List<TransportError> taken = List.copyOf(errors);
    errors.clear();
    return taken;
  }

  /**
   * The first presentation time, in ticks of 90 kHz, of the stream with the lowest PID that has
   * one; below 0 where none has.
   */
  public long firstPts() {
    return pids.values().stream()
        .mapToLong(pid -> pid.firstPts)
        .filter(pts -> pts >= 0)
        .findFirst()
        .orElse(-1);
  }

  /** Reading goes on elsewhere: what was is no measure for what comes. */
  public void restart(long atPosition) {
    filled = 0;
    locked = false;
    badSyncs = 0;
    position = atPosition;
    tableAt.clear();
    tables.values().forEach(Sections::lose);
    for (Pid pid : pids.values()) {
      pid.continuity = -1;
      pid.seenAt = -1;
      pid.ptsAt = -1;
      pid.pcr = -1;
    }
  }

  private void packet() {
    boolean sync = (packet[0] & 0xff) == SYNC;
    if (!locked) {
      if (!sync) {
        slide();
        return;
      }
      locked = true;
      badSyncs = 0;
    }
    if (sync) {
      badSyncs = 0;
    } else {
      error(Check.SYNC_BYTE, -1, "A sync byte is 0x%02x.".formatted(packet[0]));
      if (++badSyncs == 2) {
        error(Check.SYNC_LOSS, -1, "Synchronisation is lost.");
        locked = false;
        tables.values().forEach(Sections::lose);
        slide();
        return;
      }
    }
    read();
    position += PACKET;
    filled = 0;
  }

  // Goes on at the next byte that may begin a packet.
  private void slide() {
    int next = 1;
    while (next < PACKET && (packet[next] & 0xff) != SYNC) {
      next++;
    }
    System.arraycopy(packet, next, packet, 0, PACKET - next);
    filled = PACKET - next;
    position += next;
  }

  private void read() {
    int number = (packet[1] & 0x1f) << 8 | packet[2] & 0xff;
    boolean unitStart = (packet[1] & 0x40) != 0;
    boolean adaptation = (packet[3] & 0x20) != 0;
    boolean payload = (packet[3] & 0x10) != 0;
    int length = adaptation ? packet[4] & 0xff : 0;
    boolean flags = adaptation && length > 0;
    boolean announced = flags && (packet[5] & 0x80) != 0;
    Pid pid = pids.computeIfAbsent(number, n -> new Pid());
    pid.packets++;
    if ((packet[1] & 0x80) != 0) {
      error(Check.TRANSPORT, number, "PID %d: the transport error indicator is set.", number);
      // Nothing else in it is to be trusted, but it takes its place in the count.
      pid.continuity = packet[3] & 0x0f;
      table(number).ifPresent(Sections::lose);
      return;
    }
    boolean again = false;
    if (number != NULL_PID) {
      again = count(pid, number, payload, announced);
    }
    pid.seenAt = clock;
    pid.missed = false;
    if (flags && (packet[5] & 0x10) != 0 && length >= 7) {
      reference(pid, number, announced);
    }
    int start = 4 + (adaptation ? 1 + length : 0);
    if ((packet[3] & 0xc0) != 0) {
      scrambled(number);
    } else if (payload && !again && start < PACKET) {
      payload(pid, number, start, unitStart);
    }
  }

  private java.util.Optional<Sections> table(int pid) {
    return java.util.Optional.ofNullable(tables.get(pid));
  }

  // Each packet with a payload counts one on; each may come twice, at once.
  private boolean count(Pid pid, int number, boolean payload, boolean announced) {
    int count = packet[3] & 0x0f;
    int before = pid.continuity;
    pid.continuity = count;
    if (before < 0 || announced) {
      pid.repeated = false;
      return false;
    }
    if (payload && count == (before + 1 & 0x0f)) {
      pid.repeated = false;
      return false;
    }
    if (count == before && (!payload || !pid.repeated)) {
      pid.repeated = payload;
      return payload;
    }
    pid.repeated = false;
    error(Check.CONTINUITY, number, "PID %d: continuity count %d after %d.", number, count, before);
    table(number).ifPresent(Sections::lose);
    return false;
  }

  private void reference(Pid pid, int number, boolean announced) {
    long base = (packet[6] & 0xffL) << 25 | (packet[7] & 0xffL) << 17 | (packet[8] & 0xffL) << 9;
    base |= (packet[9] & 0xffL) << 1 | (packet[10] & 0x80L) >> 7;
    long pcr = base * 300 + ((packet[10] & 1L) << 8 | packet[11] & 0xffL);
    long before = pid.pcr;
    pid.pcr = pcr;
    if (clockPid < 0) {
      clockPid = number;
    }
    if (before < 0 || announced) {
      return;
    }
    long way = Math.floorMod(pcr - before, PCR_MODULUS);
    if (way > PCR_JUMP) {
      double seconds = (way > PCR_MODULUS / 2 ? way - PCR_MODULUS : way) / (double) CLOCK;
      error(
          Check.PCR_DISCONTINUITY,
          number,
          "PID %d: the clock jumps by %.3f s without saying so.",
          number,
          seconds);
      return;
    }
    if (way > PCR_LIMIT) {
      error(
          Check.PCR_REPETITION,
          number,
          "PID %d: %d ms from one clock reference to the next.",
          number,
          way * 1000 / CLOCK);
    }
    if (number == clockPid) {
      clock += way;
      intervals();
    }
  }

  private void intervals() {
    if (!segmented) {
      late(PAT_PID, Check.PAT, "There has been no PAT for half a second.");
      for (int map : programmes.maps.values()) {
        late(map, Check.PMT, "There has been no PMT on PID " + map + " for half a second.");
      }
    }
    for (int number : programmes.timedStreams()) {
      Pid pid = pids.computeIfAbsent(number, n -> new Pid());
      if (pid.seenAt < 0) {
        pid.seenAt = clock;
      }
      if (clock - pid.seenAt > PID_LIMIT && !pid.missed) {
        pid.missed = true;
        error(Check.PID, number, "PID %d, which the PMT names, has not come for 5 s.", number);
      }
      if (pid.ptsAt >= 0 && clock - pid.ptsAt > PTS_LIMIT && !pid.late) {
        pid.late = true;
        error(Check.PTS, number, "PID %d: no presentation time for 700 ms.", number);
      }
    }
  }

  // Said once for each time that it is late.
  private void late(int number, Check check, String sentence) {
    long at = tableAt.computeIfAbsent(number, n -> clock);
    if (at >= 0 && clock - at > TABLE_LIMIT) {
      error(check, number, sentence);
      tableAt.put(number, Long.MIN_VALUE / 2 - 1);
    }
  }

  private void scrambled(int number) {
    if (!catSeen && !catMissed) {
      catMissed = true;
      error(Check.CAT, number, "PID %d is scrambled, and there is no CAT.", number);
    }
  }

  private void payload(Pid pid, int number, int start, boolean unitStart) {
    if (number == PAT_PID || number == CAT_PID || number == SDT_PID || carriesTables(number)) {
      tables
          .computeIfAbsent(number, n -> new Sections(table -> section(n, table)))
          .add(packet, start, PACKET, unitStart);
    } else if (unitStart && programmes.timed(number)) {
      header(pid, start);
    }
  }

  private boolean carriesTables(int number) {
    Integer type = programmes.streams.get(number);
    return programmes.maps.containsValue(number) || (type != null && type == Programmes.SCTE_35);
  }

  private void header(Pid pid, int at) {
    boolean elementary =
        at + 14 <= PACKET && packet[at] == 0 && packet[at + 1] == 0 && packet[at + 2] == 1;
    if (elementary && (packet[at + 7] & 0x80) != 0) {
      long high = (packet[at + 9] & 0x0eL) << 29;
      long middle = (packet[at + 10] & 0xffL) << 22 | (packet[at + 11] & 0xfeL) << 14;
      long low = (packet[at + 12] & 0xffL) << 7 | (packet[at + 13] & 0xfeL) >> 1;
      pid.pts = high | middle | low;
      pid.firstPts = pid.firstPts < 0 ? pid.pts : pid.firstPts;
      pid.ptsAt = clock;
      pid.late = false;
      lastPts = pid.pts;
    }
  }

  private void section(int number, byte[] table) {
    int id = table[0] & 0xff;
    boolean checked = (table[1] & 0x80) != 0 || id == 0xfc;
    if (checked && (table.length < 12 || Crc32Mpeg.of(table, 0, table.length) != 0)) {
      error(Check.CRC, number, "PID %d: the checksum of table 0x%02x is wrong.", number, id);
      return;
    }
    if (number == PAT_PID) {
      if (id == 0) {
        tableAt.put(number, clock);
        programmes.pat(table);
      } else {
        error(Check.PAT, number, "Table 0x%02x is on PID 0.", id);
      }
    } else if (number == CAT_PID) {
      catSeen |= id == 1;
      if (id != 1) {
        error(Check.CAT, number, "Table 0x%02x is on PID 1.", id);
      }
    } else if (number == SDT_PID) {
      if (id == 0x42) {
        programmes.sdt(table);
      }
    } else if (id == 2) {
      tableAt.put(number, clock);
      programmes.pmt(table);
    } else if (id == 0xfc) {
      cues++;
    }
  }

  private void error(Check check, int number, String sentence, Object... values) {
    Pid pid = pids.get(number);
    long pts = pid != null && pid.pts >= 0 ? pid.pts : lastPts;
    String detail = values.length == 0 ? sentence : sentence.formatted(values);
    errors.add(new TransportError(check, number, position, pts, detail));
  }

  /** What is in the stream, as far as it was read. */
  public TransportSummary summary() {
    Map<Integer, Long> rates = new TreeMap<>();
    for (Map.Entry<Integer, Pid> pid : pids.entrySet()) {
      double seconds = (double) clock / CLOCK;
      long bits = pid.getValue().packets * PACKET * 8;
      rates.put(pid.getKey(), seconds > 0 ? Math.round(bits / seconds) : 0);
    }
    boolean splices = programmes.streams.containsValue(Programmes.SCTE_35);
    return new TransportSummary(
        programmes.names, programmes.maps, programmes.streams, rates, splices, cues);
  }
}
