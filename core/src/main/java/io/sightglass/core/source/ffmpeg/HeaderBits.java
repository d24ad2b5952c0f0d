package io.sightglass.core.source.ffmpeg;

import java.nio.ByteBuffer;

/**
 * Reads a NAL unit's header fields (ITU-T H.264, 7.3 and 9.1), passing over the bytes that only
 * keep start codes away. Past the end there are zeros.
 */
final class HeaderBits {

  private final ByteBuffer bytes;
  private final int end;
  private int at;
  private int bit;
  private int zeros;

  /**
   * @param from the first byte after the unit's own header byte
   */
  HeaderBits(ByteBuffer bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** u(count). */
  int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | next();
    }
    return value;
  }

  boolean flag() {
    return next() == 1;
  }

  /** ue(v). */
  int unsigned() {
    int leading = 0;
    while (leading < 31 && at < end && next() == 0) {
      leading++;
    }
    return (1 << leading) - 1 + bits(leading);
  }

  /** se(v). */
  int signed() {
    int code = unsigned();
    return (code & 1) == 0 ? -(code >> 1) : (code + 1) >> 1;
  }

  private int next() {
    if (at >= end) {
      return 0;
    }
    if (bit == 0 && zeros == 2 && bytes.get(at) == 3) {
      zeros = 0;
      at++;
      if (at >= end) {
        return 0;
      }
    }
    int value = bytes.get(at) >> 7 - bit & 1;
    if (++bit == 8) {
      zeros = bytes.get(at) == 0 ? Math.min(2, zeros + 1) : 0;
      bit = 0;
      at++;
    }
    return value;
  }
}
