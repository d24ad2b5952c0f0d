package io.sightglass.core.source.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes the packets of one RTP session as they come and gives their payloads in the order of their
 * sequence numbers (RFC 3550, 5.1): one that is missing is waited for until 32 later ones have
 * come. Packets of RTCP, and what is no RTP, are passed over.
 */
final class RtpPackets {

  private static final int VERSION = 2;
  private static final int HEADER = 12;

  /** Second byte of RTCP's packets (RFC 5761, 4). */
  private static final int FIRST_CONTROL = 192;

  private static final int LAST_CONTROL = 223;
  private static final int MOST_HELD = 128;
  private static final long LONGEST_WAIT_NANOS = 100_000_000;

  /** A jump by more than this is a new beginning (RFC 3550, A.1). */
  private static final int LONGEST_JUMP = 3_000;

  private final NavigableMap<Long, byte[]> held = new TreeMap<>();
  private long expected = -1;
  private int source;
  private boolean waiting;
  private long waitingSince;

  /** The next packet; its bytes are copied. */
  void add(ByteBuffer datagram) {
    ByteBuffer packet = datagram.slice().order(ByteOrder.BIG_ENDIAN);
    int length = packet.limit();
    if (length < HEADER
        || (packet.get(0) & 0xFF) >> 6 != VERSION
        || control(packet.get(1) & 0xFF)) {
      return;
    }
    int flags = packet.get(0) & 0xFF;
    int from = HEADER + 4 * (flags & 0x0F);
    if ((flags & 0x10) != 0 && from + 4 <= length) {
      from += 4 + 4 * (packet.getShort(from + 2) & 0xFFFF);
    }
    int padding = (flags & 0x20) == 0 ? 0 : packet.get(length - 1) & 0xFF;
    if (from + padding < length) {
      byte[] payload = new byte[length - from - padding];
      packet.get(from, payload);
      hold(packet.getShort(2) & 0xFFFF, packet.getInt(8), payload);
    }
  }

  private static boolean control(int type) {
    return type >= FIRST_CONTROL && type <= LAST_CONTROL;
  }

  private void hold(int sequence, int synchronisationSource, byte[] payload) {
    // By how much it is ahead of what is due, the counter wrapping at 16 bits.
    int ahead = (short) (sequence - expected);
    if (expected < 0 || synchronisationSource != source || Math.abs(ahead) > LONGEST_JUMP) {
      held.clear();
      // Far from zero, so that what comes late in the beginning has a place.
      expected = (1L << 16) + sequence;
      source = synchronisationSource;
      ahead = 0;
    }
    if (ahead >= 0) {
      held.put(expected + ahead, payload);
    }
  }

  /**
   * The next payload, or null where it has yet to come.
   *
   * @param nanos the time, as of {@link System#nanoTime}
   */
  byte @Nullable [] next(long nanos) {
    if (held.isEmpty()) {
      return null;
    }
    if (held.firstKey() != expected) {
      if (!waiting) {
        waiting = true;
        waitingSince = nanos;
      }
      if (held.size() <= MOST_HELD && nanos - waitingSince < LONGEST_WAIT_NANOS) {
        return null;
      }
    }
    waiting = false;
    expected = held.firstKey() + 1;
    return held.pollFirstEntry().getValue();
  }
}
