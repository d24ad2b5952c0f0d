package io.sightglass.core.compare;

import io.sightglass.core.media.VideoFrame;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A programme's pictures as comparison needs them: of each the mean luma of 12 × 8 fields, which
 * survives coding, scaling and a change of rate. 100 bytes a picture. One thread.
 */
final class PicturePrint {

  static final int ACROSS = 12;
  static final int DOWN = 8;
  static final int FIELDS = ACROSS * DOWN;

  /** Samples that are looked at in each direction of a field. */
  private static final int LOOKS = 12;

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private long[] times = new long[64];
  private float[] fields = new float[64 * FIELDS];
  private int size;

  /** Adds a picture, borrowed for the call; pictures come in order of time. */
  void add(VideoFrame frame) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      fields = Arrays.copyOf(fields, size * 2 * FIELDS);
    }
    times[size] = frame.time().micros();
    MemorySegment luma = frame.plane(0);
    boolean wide = frame.format().bytesPerSample() == 2;
    float scale = wide ? 1f / (1 << (frame.format().bitDepth() - 8)) : 1;
    for (int row = 0; row < DOWN; row++) {
      for (int column = 0; column < ACROSS; column++) {
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
        fields[size * FIELDS + row * ACROSS + column] = sum * scale / (LOOKS * LOOKS);
      }
    }
    size++;
  }

  // The middle of the look's share of the picture.
  private static int at(int look, int looks, int extent) {
    return (int) ((2L * look + 1) * extent / (2L * looks));
  }

  int size() {
    return size;
  }

  long first() {
    return size == 0 ? 0 : times[0];
  }

  long last() {
    return size == 0 ? 0 : times[size - 1];
  }

  /**
   * The fields at {@code count} instants, {@code step} apart, each between the two pictures around
   * it in proportion; before the first and after the last as these.
   *
   * @return {@code [instant × FIELDS + field]}
   */
  float[] between(long from, long step, int count) {
    float[] out = new float[count * FIELDS];
    int row = Math.max(0, upTo(from));
    for (int i = 0; i < count; i++) {
      long time = from + i * step;
      while (row + 1 < size && times[row + 1] <= time) {
        row++;
      }
      int next = Math.min(row + 1, size - 1);
      long span = times[next] - times[row];
      float share = span <= 0 ? 0 : Math.clamp((float) (time - times[row]) / span, 0, 1);
      for (int f = 0; f < FIELDS; f++) {
        float a = fields[row * FIELDS + f];
        out[i * FIELDS + f] = a + share * (fields[next * FIELDS + f] - a);
      }
    }
    return out;
  }

  private int upTo(long time) {
    int found = Arrays.binarySearch(times, 0, size, time);
    return found >= 0 ? found : -found - 2;
  }
}
