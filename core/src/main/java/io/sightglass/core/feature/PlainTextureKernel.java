package io.sightglass.core.feature;

/** Plain loops, for virtual machines without the incubating vector module, and as the reference. */
final class PlainTextureKernel implements TextureKernel {

  @Override
  public void cells(RowSamples now, RowSamples previous, int group, int[] numbers) {
    byte[] p = now.rows();
    int s = now.stride();
    int cells = now.width() / CELL;
    for (int cell = 0; cell < cells; cell++) {
      int from = now.offset(group) + cell * CELL;
      int n = cell * NUMBERS;
      java.util.Arrays.fill(numbers, n, n + NUMBERS, 0);
      numbers[n + SMALLEST] = 255;
      for (int i = from; i < from + CELL; i++) {
        numbers[n + WITHIN_PAIRS] += difference(p, i, p, i + s);
        numbers[n + WITHIN_PAIRS] += difference(p, i + 2 * s, p, i + 3 * s);
        numbers[n + BETWEEN_PAIRS] += difference(p, i + s, p, i + 2 * s);
        numbers[n + BETWEEN_PAIRS] += difference(p, i + 3 * s, p, i + 4 * s);
        numbers[n + WITHIN_FIELDS] += difference(p, i, p, i + 2 * s);
        numbers[n + WITHIN_FIELDS] += difference(p, i + s, p, i + 3 * s);
        int sample = p[i + 2 * s] & 0xFF;
        numbers[n + LARGEST] = Math.max(numbers[n + LARGEST], sample);
        numbers[n + SMALLEST] = Math.min(numbers[n + SMALLEST], sample);
        numbers[n + STEEPEST] =
            Math.max(numbers[n + STEEPEST], difference(p, i + 2 * s, p, i + 2 * s + 1));
        numbers[n + SUM] += sample;
        numbers[n + CHANGE] += difference(p, i + 2 * s, previous.rows(), i + 2 * s);
        if (i > now.offset(group)) {
          int centre = i + 2 * s;
          numbers[n + LAPLACIAN] +=
              Math.abs(
                  second(p, centre - 1, s) - 2 * second(p, centre, s) + second(p, centre + 1, s));
        }
      }
    }
  }

  /** The second difference down a column. */
  private static int second(byte[] p, int at, int stride) {
    return (p[at - stride] & 0xFF) - 2 * (p[at] & 0xFF) + (p[at + stride] & 0xFF);
  }

  @Override
  public long weave(RowSamples now, RowSamples previous, int group) {
    int s = now.stride();
    int from = now.offset(group);
    int to = from + now.width() / CELL * CELL;
    int top = 0;
    int bottom = 0;
    for (int i = from; i < to; i++) {
      top +=
          bend(now.rows(), previous.rows(), i, s) + bend(now.rows(), previous.rows(), i + 2 * s, s);
      bottom +=
          bend(now.rows(), previous.rows(), i + s, s)
              + bend(now.rows(), previous.rows(), i + 3 * s, s);
    }
    return (long) top << 32 | bottom;
  }

  /** |a[y] + a[y + 2] − 2·b[y + 1]|. */
  private static int bend(byte[] a, byte[] b, int at, int stride) {
    return Math.abs((a[at] & 0xFF) + (a[at + 2 * stride] & 0xFF) - 2 * (b[at + stride] & 0xFF));
  }

  @Override
  public void columnSteps(RowSamples now, int group, short[] columns) {
    int from = now.offset(group) + 2 * now.stride();
    for (int x = 0; x < now.width() - 1; x++) {
      columns[x] += (short) difference(now.rows(), from + x, now.rows(), from + x + 1);
    }
  }

  private static int difference(byte[] a, int i, byte[] b, int j) {
    return Math.abs((a[i] & 0xFF) - (b[j] & 0xFF));
  }
}
