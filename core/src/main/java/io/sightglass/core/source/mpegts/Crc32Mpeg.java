package io.sightglass.core.source.mpegts;

/** The checksum of tables (ISO/IEC 13818-1 annex A): of a whole table with its own it is zero. */
final class Crc32Mpeg {

  private static final int[] TABLE = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int crc = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc < 0 ? (crc << 1) ^ 0x04c1_1db7 : crc << 1;
      }
      TABLE[i] = crc;
    }
  }

  private Crc32Mpeg() {}

  static int of(byte[] data, int from, int to) {
    int crc = -1;
    for (int i = from; i < to; i++) {
      crc = (crc << 8) ^ TABLE[((crc >>> 24) ^ data[i]) & 0xff];
    }
    return crc;
  }
}
