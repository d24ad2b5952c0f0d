package io.sightglass.detectors.context;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.sightglass.core.feature.PictureComputer;
import io.sightglass.core.feature.PictureInput;
import io.sightglass.core.media.VideoFrame;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Computes {@link SpatioTemporal}: of every row, above 600 rows of every fourth, above 900 of every
 * eighth, which says the same of a standard deviation. Holds scratch rows: one thread at a time.
 */
final class SpatioTemporalComputer implements PictureComputer<SpatioTemporal> {

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final int TALL = 600;
  private static final int HIGH_DEFINITION = 900;
  private static final int SPARSE = 4;
  private static final int SPARSER = 8;

  private int[] above = {};
  private int[] middle = {};
  private int[] below = {};
  private int[] before = {};
  // Of another type than the rows: so the compiler knows that these do not overlap them, and makes
  // vectors of the loops.
  private float[] magnitudes = {};
  private double sum;
  private double squares;

  @Override
  public @Nullable SpatioTemporal compute(PictureInput input) {
    VideoFrame frame = input.frame();
    VideoFrame previous = input.previous();
    int width = frame.width();
    int height = frame.height();
    if (previous == null || width < 3 || height < 3) {
      return null;
    }
    if (above.length != width) {
      above = new int[width];
      middle = new int[width];
      below = new int[width];
      before = new int[width];
      magnitudes = new float[width];
    }
    int step = step(height);
    double spatial = spatial(frame, step);
    double temporal = temporal(frame, previous, step);
    double scale = frame.colour().fullRange() ? 1 : 255.0 / 219;
    scale /= 1 << (frame.format().bitDepth() - 8);
    return new SpatioTemporal(spatial * scale, temporal * scale);
  }

  private static int step(int height) {
    if (height > HIGH_DEFINITION) {
      return SPARSER;
    }
    return height > TALL ? SPARSE : 1;
  }

  private double spatial(VideoFrame frame, int step) {
    begin();
    int width = frame.width();
    long count = 0;
    for (int y = 1; y < frame.height() - 1; y += step) {
      if (step == 1 && y > 1) {
        int[] oldest = above;
        above = middle;
        middle = below;
        below = oldest;
      } else {
        read(frame, y - 1, above);
        read(frame, y, middle);
      }
      read(frame, y + 1, below);
      sobel(width);
      add(magnitudes, 1, width - 1);
      count += width - 2;
    }
    return deviation(count);
  }

  private void sobel(int width) {
    for (int x = 1; x < width - 1; x++) {
      int left = above[x - 1] + 2 * middle[x - 1] + below[x - 1];
      int right = above[x + 1] + 2 * middle[x + 1] + below[x + 1];
      int up = above[x - 1] + 2 * above[x] + above[x + 1];
      int down = below[x - 1] + 2 * below[x] + below[x + 1];
      int across = right - left;
      int along = down - up;
      magnitudes[x] = (float) Math.sqrt((float) (across * across + along * along));
    }
  }

  private double temporal(VideoFrame frame, VideoFrame previous, int step) {
    begin();
    int width = frame.width();
    long count = 0;
    for (int y = 0; y < frame.height(); y += step) {
      read(frame, y, middle);
      read(previous, y, before);
      for (int x = 0; x < width; x++) {
        magnitudes[x] = middle[x] - before[x];
      }
      add(magnitudes, 0, width);
      count += width;
    }
    return deviation(count);
  }

  private void begin() {
    sum = 0;
    squares = 0;
  }

  // Four sums in turn, so that one addition does not wait for the last.
  private void add(float[] values, int from, int to) {
    double a = 0;
    double b = 0;
    double aa = 0;
    double bb = 0;
    int x = from;
    for (; x + 1 < to; x += 2) {
      double p = values[x];
      double q = values[x + 1];
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
    }
    if (x < to) {
      a += values[x];
      aa += (double) values[x] * values[x];
    }
    sum += a + b;
    squares += aa + bb;
  }

  private double deviation(long count) {
    double mean = sum / count;
    return Math.sqrt(Math.max(0, squares / count - mean * mean));
  }

  private static void read(VideoFrame frame, int y, int[] row) {
    MemorySegment plane = frame.plane(0);
    long from = (long) y * frame.stride(0);
    if (frame.format().bytesPerSample() == 1) {
      for (int x = 0; x < row.length; x++) {
        row[x] = plane.get(JAVA_BYTE, from + x) & 0xFF;
      }
    } else {
      for (int x = 0; x < row.length; x++) {
        row[x] = plane.get(SHORT, from + 2L * x) & 0xFFFF;
      }
    }
  }
}
