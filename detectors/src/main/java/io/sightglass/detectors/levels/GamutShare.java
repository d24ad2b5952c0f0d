package io.sightglass.detectors.levels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.sightglass.core.feature.Gate;
import io.sightglass.core.feature.PictureComputer;
import io.sightglass.core.feature.PictureFeature;
import io.sightglass.core.feature.PictureFeature.Cost;
import io.sightglass.core.feature.PictureInput;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.RgbRange;
import io.sightglass.core.media.VideoFrame;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The share of a picture whose R, G or B lies outside of 5 to 246 (8 bits; −5 % to 105 %), as EBU R
 * 103 allows it. Each sample of colour is taken with the mean of the luma that it belongs to, which
 * is the low-pass filter that the recommendation asks for before it counts. At most 68 rows of
 * colour are looked at, evenly spread. Holds scratch rows: one thread at a time.
 */
final class GamutShare implements PictureComputer<Double> {

  /** Pictures a second that it is taken of. */
  static final int PER_SECOND = 5;

  /** From 0 to 1; none of pictures without colour differences. */
  static final PictureFeature<Double> FEATURE =
      new PictureFeature<>(
          "gamut-share",
          Cost.LIGHT,
          Gate.perSecond(PER_SECOND),
          List.of(),
          plan -> new GamutShare());

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final int ROWS = 68;

  private int[] row = {};
  private int[] columns = {};
  private int[] luma = {};
  private int[] cb = {};
  private int[] cr = {};

  @Override
  public @Nullable Double compute(PictureInput input) {
    VideoFrame frame = input.frame();
    PixelFormat format = frame.format();
    if (format.rgb() || format.planes() < 3) {
      return null;
    }
    // Colour that has no whole luma beside it, at an odd edge, is left out.
    int width = frame.width() >> format.chromaShiftX();
    int height = frame.height() >> format.chromaShiftY();
    int samples = width << format.chromaShiftX();
    if (luma.length != width || row.length != samples) {
      row = new int[samples];
      columns = new int[samples];
      luma = new int[width];
      cb = new int[width];
      cr = new int[width];
    }
    RgbRange range = RgbRange.of(frame.colour(), frame.height(), format.bitDepth());
    int step = Math.max(1, (height + ROWS - 1) / ROWS);
    long seen = 0;
    long out = 0;
    for (int y = 0; y < height; y += step) {
      read(frame, 1, y, cb);
      read(frame, 2, y, cr);
      meanLuma(frame, y);
      out += range.outside(luma, cb, cr, width);
      seen += width;
    }
    return seen == 0 ? null : (double) out / seen;
  }

  private void meanLuma(VideoFrame frame, int y) {
    int shiftX = frame.format().chromaShiftX();
    int shiftY = frame.format().chromaShiftY();
    Arrays.fill(columns, 0);
    for (int line = y << shiftY; line < (y + 1) << shiftY; line++) {
      read(frame, 0, line, row);
      for (int x = 0; x < row.length; x++) {
        columns[x] += row[x];
      }
    }
    Arrays.fill(luma, 1 << (shiftX + shiftY) >> 1);
    for (int x = 0; x < columns.length; x++) {
      luma[x >> shiftX] += columns[x];
    }
    for (int x = 0; x < luma.length; x++) {
      luma[x] >>= shiftX + shiftY;
    }
  }

  private static void read(VideoFrame frame, int p, int y, int[] row) {
    MemorySegment plane = frame.plane(p);
    long from = (long) y * frame.stride(p);
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
