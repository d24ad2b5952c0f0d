package io.sightglass.desktop.scope;

import io.sightglass.desktop.theme.Palette;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Draws scopes into memory that the screen shares. Any thread. */
final class ScopePicture {

  private static final int OPAQUE = 0xff000000;

  private ScopePicture() {}

  /** Columns of the picture across, codes upward. */
  static Image waveform(Scopes scopes, Palette palette) {
    int[] pixels = new int[Scopes.COLUMNS * Scopes.CODES];
    int most = most(scopes.waveform());
    for (int column = 0; column < Scopes.COLUMNS; column++) {
      for (int code = 0; code < Scopes.CODES; code++) {
        int count = scopes.waveform()[column * Scopes.CODES + code];
        pixels[(Scopes.CODES - 1 - code) * Scopes.COLUMNS + column] = glow(count, most, palette);
      }
    }
    return image(pixels, Scopes.COLUMNS, Scopes.CODES);
  }

  /** Cb to the right, Cr upward. */
  static Image vectors(Scopes scopes, Palette palette) {
    int[] pixels = new int[Scopes.CODES * Scopes.CODES];
    int most = most(scopes.vectors());
    for (int cr = 0; cr < Scopes.CODES; cr++) {
      for (int cb = 0; cb < Scopes.CODES; cb++) {
        pixels[(Scopes.CODES - 1 - cr) * Scopes.CODES + cb] =
            glow(scopes.vectors()[cr * Scopes.CODES + cb], most, palette);
      }
    }
    return image(pixels, Scopes.CODES, Scopes.CODES);
  }

  /** Codes to the right, how often upward. */
  static Image histogram(Scopes scopes, Palette palette) {
    int height = 128;
    int[] pixels = new int[Scopes.CODES * height];
    int most = most(scopes.histogram());
    for (int code = 0; code < Scopes.CODES; code++) {
      int bar = (int) Math.ceil((double) height * scopes.histogram()[code] / Math.max(1, most));
      for (int y = 0; y < height; y++) {
        boolean within = height - y <= bar;
        pixels[y * Scopes.CODES + code] = OPAQUE | (within ? palette.muted() : palette.window());
      }
    }
    return image(pixels, Scopes.CODES, height);
  }

  private static int most(int[] counts) {
    int most = 1;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    return most;
  }

  // By the logarithm: what occurs once must be seen beside what occurs everywhere.
  private static int glow(int count, int most, Palette palette) {
    if (count == 0) {
      return OPAQUE | palette.window();
    }
    double share = 0.25 + 0.75 * Math.log1p(count) / Math.log1p(most);
    return OPAQUE | mixed(palette.window(), palette.text(), share);
  }

  private static int mixed(int from, int to, double share) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int a = from >> shift & 0xff;
      int b = to >> shift & 0xff;
      mixed |= (int) Math.round(a + share * (b - a)) << shift;
    }
    return mixed;
  }

  private static Image image(int[] pixels, int width, int height) {
    return new WritableImage(
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
  }
}
