package io.sightglass.core.feature;

import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.RgbRange;
import io.sightglass.core.media.VideoFrame;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in a picture there is most of what a detector looks at, by blocks of 16×16 samples.
 *
 * @param kind what there is
 * @param across blocks a row; those at the right and bottom edge may be partial
 * @param down rows of blocks
 * @param values by block, row by row, in the kind's unit; read, never written
 */
@SuppressWarnings("ArrayRecordComponent") // One array a picture, shared by reference on purpose.
public record PictureHeat(Kind kind, int across, int down, float[] values) {

  /** Edge of a block. */
  public static final int EDGE = 16;

  private static final ValueLayout.OfShort WIDE =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** What there is of it in a block. */
  public enum Kind {
    /** Breaks of the change at the block's left and upper border, 0 to 2. */
    BREAKS("breaks at the borders of macroblocks", 2),
    /** Samples whose R, G or B EBU R 103 does not allow, as a share. */
    GAMUT("samples out of gamut (EBU R 103)", 1),
    /** Mean absolute difference of luma to the picture before, in 8-bit codes. */
    CHANGE("change since the picture before", 255),
    /** Mean luma, in 8-bit codes. */
    LUMA("luma", 255);

    private final String title;
    private final float most;

    Kind(String title, float most) {
      this.title = title;
      this.most = most;
    }

    /** For people. */
    public String title() {
      return title;
    }

    /** The most there can be. */
    public float most() {
      return most;
    }

    /**
     * What is worth a map for {@code metric} of a detector that asks the shared pass for {@code
     * features}.
     */
    public static Kind of(Set<Feature> features, String metric) {
      if (metric.contains("gamut")) {
        return GAMUT;
      }
      if (features.contains(GridBreaks.FEATURE)) {
        return BREAKS;
      }
      return features.contains(FrameDifference.TO_PREVIOUS)
              || features.contains(FrameDifference.TO_HELD)
              || features.contains(PictureCells.FEATURE)
          ? CHANGE
          : LUMA;
    }
  }

  /**
   * Looks at one picture. Any thread.
   *
   * @param previous the picture before; null where there is none: nothing has changed since then
   */
  public static PictureHeat of(Kind kind, VideoFrame frame, @Nullable VideoFrame previous) {
    int across = Math.ceilDiv(frame.width(), EDGE);
    int down = Math.ceilDiv(frame.height(), EDGE);
    float[] values = new float[across * down];
    @Nullable VideoFrame before = previous != null && alike(frame, previous) ? previous : null;
    switch (kind) {
      case BREAKS -> {
        if (before != null) {
          breaks(frame, before, across, values);
        }
      }
      case GAMUT -> gamut(frame, across, values);
      case CHANGE -> {
        if (before != null) {
          change(frame, before, across, values);
        }
      }
      case LUMA -> luma(frame, across, values);
    }
    return new PictureHeat(kind, across, down, values);
  }

  private static boolean alike(VideoFrame frame, VideoFrame other) {
    return other.width() == frame.width()
        && other.height() == frame.height()
        && other.format().equals(frame.format());
  }

  /** The block of which there is most; −1 where there is nothing anywhere. */
  public int hottest() {
    int hottest = -1;
    for (int i = 0; i < values.length; i++) {
      if (values[i] > (hottest < 0 ? 0 : values[hottest])) {
        hottest = i;
      }
    }
    return hottest;
  }

  private static void breaks(VideoFrame frame, VideoFrame previous, int across, float[] values) {
    @Nullable GridBreaks breaks;
    try (SharedPass pass = new SharedPass(Set.of(GridBreaks.EVERY_ROW))) {
      pass.frame(previous);
      breaks = pass.frame(frame).get(GridBreaks.EVERY_ROW);
    }
    if (breaks == null) {
      return;
    }
    for (int i = 0; i < breaks.onGrid().length; i++) {
      // The first row of macroblocks has none above it to break off from.
      int at = (1 + i / breaks.across() * breaks.rowStep()) * across + i % breaks.across();
      if (at < values.length) {
        values[at] = breaks.onGrid()[i];
      }
    }
  }

  private static void change(VideoFrame frame, VideoFrame previous, int across, float[] values) {
    mean(frame, across, values, (x, y) -> Math.abs(code(frame, 0, x, y) - code(previous, 0, x, y)));
  }

  private static void luma(VideoFrame frame, int across, float[] values) {
    mean(frame, across, values, (x, y) -> code(frame, 0, x, y));
  }

  /** A number for each sample of the first plane. */
  @FunctionalInterface
  private interface Sample {
    int at(int x, int y);
  }

  private static void mean(VideoFrame frame, int across, float[] values, Sample sample) {
    float unit = 1 << (frame.format().bitDepth() - 8);
    for (int block = 0; block < values.length; block++) {
      int left = block % across * EDGE;
      int top = block / across * EDGE;
      int right = Math.min(frame.width(), left + EDGE);
      int bottom = Math.min(frame.height(), top + EDGE);
      long sum = 0;
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          sum += sample.at(x, y);
        }
      }
      values[block] = sum / (unit * (right - left) * (bottom - top));
    }
  }

  private static void gamut(VideoFrame frame, int across, float[] values) {
    PixelFormat format = frame.format();
    if (format.rgb() || format.planes() < 3) {
      return;
    }
    RgbRange range = RgbRange.of(frame.colour(), frame.height(), format.bitDepth());
    int[] samples = new int[values.length];
    int width = frame.width() >> format.chromaShiftX();
    int height = frame.height() >> format.chromaShiftY();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int lumaX = x << format.chromaShiftX();
        int lumaY = y << format.chromaShiftY();
        int block = lumaY / EDGE * across + lumaX / EDGE;
        samples[block]++;
        if (!range.holds(meanLuma(frame, x, y), code(frame, 1, x, y), code(frame, 2, x, y))) {
          values[block]++;
        }
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = samples[i] == 0 ? 0 : values[i] / samples[i];
    }
  }

  private static int meanLuma(VideoFrame frame, int x, int y) {
    int across = frame.format().chromaShiftX();
    int down = frame.format().chromaShiftY();
    int sum = 0;
    for (int row = y << down; row < (y + 1) << down; row++) {
      for (int column = x << across; column < (x + 1) << across; column++) {
        sum += code(frame, 0, column, row);
      }
    }
    return (sum + (1 << (across + down) >> 1)) >> (across + down);
  }

  private static int code(VideoFrame frame, int plane, int x, int y) {
    long row = (long) y * frame.stride(plane);
    return frame.format().bytesPerSample() == 2
        ? frame.plane(plane).get(WIDE, row + 2L * x) & 0xffff
        : frame.plane(plane).get(ValueLayout.JAVA_BYTE, row + x) & 0xff;
  }
}
