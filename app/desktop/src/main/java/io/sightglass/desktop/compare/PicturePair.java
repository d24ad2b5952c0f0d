package io.sightglass.desktop.compare;

import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the programme and the one of the reference that belongs to it. Immutable.
 *
 * @param programme scaled for the screen
 * @param frame its number
 * @param reference scaled to the same size; null where the reference has none there
 * @param referenceFrame its number; −1 where there is none
 * @param lagMicros how much later than in the reference it comes
 */
record PicturePair(
    Image programme, long frame, @Nullable Image reference, long referenceFrame, long lagMicros) {

  /** Differences are shown so many times as large. */
  static final int GAIN = 4;

  private static final int OPAQUE = 0xff000000;

  /** What the two differ by in each colour, {@value #GAIN} times; black where they are the same. */
  Image difference() {
    int width = (int) programme.getWidth();
    int height = (int) programme.getHeight();
    WritableImage difference = new WritableImage(width, height);
    if (reference != null) {
      PixelReader one = programme.getPixelReader();
      PixelReader other = reference.getPixelReader();
      PixelWriter to = difference.getPixelWriter();
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          to.setArgb(x, y, difference(one.getArgb(x, y), other.getArgb(x, y)));
        }
      }
    }
    return difference;
  }

  private static int difference(int one, int other) {
    return OPAQUE
        | amplified(one >> 16, other >> 16) << 16
        | amplified(one >> 8, other >> 8) << 8
        | amplified(one, other);
  }

  private static int amplified(int one, int other) {
    return Math.min(255, GAIN * Math.abs((one & 0xff) - (other & 0xff)));
  }
}
