package io.sightglass.core.source.mpegts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A clean transport stream of one programme, packet by packet: each 40 ms tables, a picture of ten
 * packets with a clock reference, and sound of two.
 */
final class TestStream {

  static final int PMT = 0x100;
  static final int VIDEO = 0x101;
  static final int SOUND = 0x102;
  static final int CUES = 0x103;

  final List<byte[]> packets = new ArrayList<>();
  private final int[] continuity = new int[0x2000];
  private final Random random = new Random(1);

  static TestStream seconds(int seconds) {
    TestStream stream = new TestStream();
    byte[] pat = table(0x00, 1, new byte[] {0, 1, (byte) 0xe1, 0});
    byte[] pmt =
        table(
            0x02,
            1,
            bytes(
                0xe1, 0x01, 0xf0, 0x00, 0x1b, 0xe1, 0x01, 0xf0, 0x00, 0x0f, 0xe1, 0x02, 0xf0, 0x00,
                0x86, 0xe1, 0x03, 0xf0, 0x00));
    byte[] sdt = sdt("Sight", "Glass One");
    for (int n = 0; n < 25 * seconds; n++) {
      // 1.4 s after the start of the clock, and near its wrap.
      long clock = (1L << 33) - 90_000L * seconds / 2 + 3_600L * n & (1L << 33) - 1;
      long shown = clock + 30_000 & (1L << 33) - 1;
      stream.section(0, pat);
      stream.section(PMT, pmt);
      if (n % 25 == 0) {
        stream.section(0x11, sdt);
      }
      for (int i = 0; i < 10; i++) {
        stream.packet(VIDEO, i == 0 ? clock : -1, i == 0 ? shown : -1, 0xe0);
      }
      stream.packet(SOUND, -1, shown, 0xc0);
      stream.packet(SOUND, -1, -1, 0xc0);
    }
    return stream;
  }

  private static byte[] bytes(int... values) {
    byte[] out = new byte[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) values[i];
    }
    return out;
  }

  static byte[] table(int id, int number, byte[] body) {
    int length = 5 + body.length + 4;
    byte[] head =
        bytes(id, 0xb0 | length >> 8, length & 0xff, number >> 8, number & 0xff, 0xc1, 0, 0);
    byte[] out = Arrays.copyOf(head, 3 + length);
    System.arraycopy(body, 0, out, 8, body.length);
    int crc = Crc32Mpeg.of(out, 0, out.length - 4);
    for (int i = 0; i < 4; i++) {
      out[out.length - 4 + i] = (byte) (crc >>> 24 - 8 * i);
    }
    return out;
  }

  private static byte[] sdt(String provider, String name) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(bytes(0, 1, 0xff, 0, 1, 0xfc, 0x80, 5 + provider.length() + name.length()));
    body.writeBytes(bytes(0x48, 3 + provider.length() + name.length(), 1, provider.length()));
    body.writeBytes(provider.getBytes(StandardCharsets.ISO_8859_1));
    body.write(name.length());
    body.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
    return table(0x42, 1, body.toByteArray());
  }

  private void section(int pid, byte[] table) {
    byte[] packet = head(pid, true, false);
    packet[4] = 0;
    System.arraycopy(table, 0, packet, 5, table.length);
    packets.add(packet);
  }

  private byte[] head(int pid, boolean start, boolean adaptation) {
    byte[] packet = new byte[188];
    Arrays.fill(packet, (byte) 0xff);
    packet[0] = 0x47;
    packet[1] = (byte) ((start ? 0x40 : 0) | pid >> 8);
    packet[2] = (byte) pid;
    packet[3] = (byte) ((adaptation ? 0x30 : 0x10) | continuity[pid]);
    continuity[pid] = continuity[pid] + 1 & 0x0f;
    return packet;
  }

  private void packet(int pid, long clock, long shown, int streamId) {
    byte[] packet = head(pid, shown >= 0, clock >= 0);
    int at = 4;
    if (clock >= 0) {
      packet[4] = 7;
      packet[5] = 0x10;
      setClock(packet, clock);
      at = 12;
    }
    for (int i = at; i < 188; i++) {
      // Never a sync byte, so that a lost place is found again at the next packet.
      packet[i] = (byte) (random.nextInt(64) + 128);
    }
    if (shown >= 0) {
      byte[] start = bytes(0, 0, 1, streamId, 0, 0, 0x80, 0x80, 5);
      System.arraycopy(start, 0, packet, at, start.length);
      packet[at + 9] = (byte) (0x21 | shown >> 29 & 0x0e);
      packet[at + 10] = (byte) (shown >> 22);
      packet[at + 11] = (byte) (shown >> 14 | 1);
      packet[at + 12] = (byte) (shown >> 7);
      packet[at + 13] = (byte) (shown << 1 | 1);
    }
    packets.add(packet);
  }

  static void setClock(byte[] packet, long clock) {
    packet[6] = (byte) (clock >> 25);
    packet[7] = (byte) (clock >> 17);
    packet[8] = (byte) (clock >> 9);
    packet[9] = (byte) (clock >> 1);
    packet[10] = (byte) ((clock & 1) << 7 | 0x7e);
    packet[11] = 0;
  }

  static int pid(byte[] packet) {
    return (packet[1] & 0x1f) << 8 | packet[2] & 0xff;
  }

  static boolean hasClock(byte[] packet) {
    return (packet[3] & 0x20) != 0 && packet[4] > 0 && (packet[5] & 0x10) != 0;
  }

  static boolean starts(byte[] packet) {
    return (packet[1] & 0x40) != 0;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    packets.forEach(out::writeBytes);
    return out.toByteArray();
  }
}
