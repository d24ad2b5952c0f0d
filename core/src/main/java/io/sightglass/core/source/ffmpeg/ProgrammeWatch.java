package io.sightglass.core.source.ffmpeg;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sees in a transport stream's tables that a track is coded otherwise from now on, or has moved:
 * the demuxer goes on as it began. Tables (ISO/IEC 13818-1, 2.4.4) that are longer than a packet
 * are passed over. Used by the thread that reads the input.
 */
final class ProgrammeWatch implements Consumer<ByteBuffer> {

  private static final int PACKET = 188;
  private static final int SYNC = 0x47;
  private static final int PAT_PID = 0;
  private static final int PAT_TABLE = 0;
  private static final int PMT_TABLE = 2;
  private static final int CRC_BYTES = 4;

  private final int pid;
  private final Set<Integer> tablePids = new HashSet<>();
  private final byte[] packet = new byte[PACKET];
  private int filled;
  private int tablePid = -1;
  private int type = -1;
  private boolean changed;

  /**
   * @param pid of the track that matters
   */
  ProgrammeWatch(int pid) {
    this.pid = pid;
  }

  boolean changed() {
    return changed;
  }

  @Override
  public void accept(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (filled == 0 && (bytes.get(bytes.position()) & 0xff) != SYNC) {
        bytes.get();
        continue;
      }
      int count = Math.min(PACKET - filled, bytes.remaining());
      bytes.get(packet, filled, count);
      filled += count;
      if (filled == PACKET) {
        filled = 0;
        packet();
      }
    }
  }

  private void packet() {
    boolean starts = (packet[1] & 0x40) != 0;
    boolean damaged = (packet[1] & 0x80) != 0;
    int from = (packet[1] & 0x1f) << 8 | (packet[2] & 0xff);
    boolean table = from == PAT_PID || tablePids.contains(from);
    if (!starts || damaged || !table || (packet[3] & 0x10) == 0) {
      return;
    }
    int at = 4;
    if ((packet[3] & 0x20) != 0) {
      at += 1 + (packet[4] & 0xff);
    }
    if (at < PACKET) {
      at += 1 + (packet[at] & 0xff);
    }
    if (at + 8 < PACKET) {
      int length = (packet[at + 1] & 0x0f) << 8 | (packet[at + 2] & 0xff);
      int end = at + 3 + length - CRC_BYTES;
      boolean current = (packet[at + 5] & 1) != 0;
      if (end <= PACKET - CRC_BYTES && current) {
        section(from, at, end);
      }
    }
  }

  private void section(int from, int at, int end) {
    int table = packet[at] & 0xff;
    if (from == PAT_PID && table == PAT_TABLE) {
      for (int i = at + 8; i + 4 <= end; i += 4) {
        boolean network = packet[i] == 0 && packet[i + 1] == 0;
        if (!network) {
          tablePids.add((packet[i + 2] & 0x1f) << 8 | (packet[i + 3] & 0xff));
        }
      }
    } else if (from != PAT_PID && table == PMT_TABLE) {
      Map<Integer, Integer> types = new HashMap<>();
      int i = at + 12 + ((packet[at + 10] & 0x0f) << 8 | (packet[at + 11] & 0xff));
      while (i + 5 <= end) {
        types.put((packet[i + 1] & 0x1f) << 8 | (packet[i + 2] & 0xff), packet[i] & 0xff);
        i += 5 + ((packet[i + 3] & 0x0f) << 8 | (packet[i + 4] & 0xff));
      }
      judge(from, types);
    }
  }

  private void judge(int from, Map<Integer, Integer> types) {
    Integer now = types.get(pid);
    if (tablePid < 0 && now != null) {
      tablePid = from;
      type = now;
    } else if (from == tablePid) {
      changed |= now == null || now != type;
    }
  }
}
