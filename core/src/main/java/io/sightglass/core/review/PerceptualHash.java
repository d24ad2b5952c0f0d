package io.sightglass.core.review;

import io.sightglass.core.media.VideoFrame;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * What a picture looks like, in 64 bits that survive coding, scaling and small changes: whether
 * each of 9 × 8 fields of its luma is brighter than the one on its right (the difference hash,
 * "dHash", of N. Krawetz, "Kind of Like That", 2013).
 *
 * @param bits field by field, row by row
 * @param flat true where the picture shows hardly anything, so that its bits are chance
 */
public record PerceptualHash(long bits, boolean flat) {

  private static final int ACROSS = 9;
  private static final int DOWN = 8;

  /** Samples that are looked at in each direction of a field. */
  private static final int LOOKS = 12;

  /** Codes of 8 bits between the brightest and the darkest field under which nothing is shown. */
  private static final double LEAST_CONTRAST = 8;

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** The hash of {@code frame}, which is open and borrowed for the call. */
  public static PerceptualHash of(VideoFrame frame) {
    double[] fields = new double[ACROSS * DOWN];
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int field = 0; field < fields.length; field++) {
      fields[field] = mean(frame, field % ACROSS, field / ACROSS);
      least = Math.min(least, fields[field]);
      most = Math.max(most, fields[field]);
    }
    long bits = 0;
    for (int row = 0; row < DOWN; row++) {
      for (int column = 0; column + 1 < ACROSS; column++) {
        int field = row * ACROSS + column;
        bits = bits << 1 | (fields[field] > fields[field + 1] ? 1 : 0);
      }
    }
    return new PerceptualHash(bits, most - least < LEAST_CONTRAST);
  }

  private static double mean(VideoFrame frame, int column, int row) {
    MemorySegment luma = frame.plane(0);
    boolean wide = frame.format().bytesPerSample() == 2;
    double scale = wide ? 1.0 / (1 << (frame.format().bitDepth() - 8)) : 1;
    long sum = 0;
    for (int j = 0; j < LOOKS; j++) {
      int y = at(row * LOOKS + j, DOWN * LOOKS, frame.height());
      for (int i = 0; i < LOOKS; i++) {
        int x = at(column * LOOKS + i, ACROSS * LOOKS, frame.width());
        long place = (long) y * frame.stride(0);
        sum +=
            wide
                ? luma.get(SHORT, place + 2L * x) & 0xffff
                : luma.get(ValueLayout.JAVA_BYTE, place + x) & 0xff;
      }
    }
    return sum * scale / (LOOKS * LOOKS);
  }

  // The middle of the look's share of the picture.
  private static int at(int look, int looks, int extent) {
    return (int) ((2L * look + 1) * extent / (2L * looks));
  }

  /** In how many of the 64 bits two differ. */
  public int distance(PerceptualHash other) {
    return Long.bitCount(bits ^ other.bits);
  }
}
