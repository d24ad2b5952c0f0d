package io.sightglass.desktop.triage;

import io.sightglass.core.feature.PictureHeat;
import java.util.Locale;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;

/**
 * Lays a heat map over its picture: grey where there is nothing, over yellow to red. Any thread.
 */
final class HeatPainter {

  private static final int OPAQUE = 0xff000000;

  private HeatPainter() {}

  /**
   * @param width of the picture that {@code heat} was made of; {@code image} is that one, scaled
   */
  static Image paint(PictureHeat heat, Image image, int width, int height) {
    int across = (int) image.getWidth();
    int down = (int) image.getHeight();
    int hottest = heat.hottest();
    float most = hottest < 0 ? 1 : heat.values()[hottest];
    WritableImage painted = new WritableImage(across, down);
    PixelReader from = image.getPixelReader();
    PixelWriter to = painted.getPixelWriter();
    for (int y = 0; y < down; y++) {
      int row = Math.min(heat.down() - 1, y * height / down / PictureHeat.EDGE);
      for (int x = 0; x < across; x++) {
        int column = Math.min(heat.across() - 1, x * width / across / PictureHeat.EDGE);
        float share = heat.values()[row * heat.across() + column] / most;
        to.setArgb(x, y, mixed(from.getArgb(x, y), share));
      }
    }
    return painted;
  }

  // The picture in grey at half its light, so that no colour of its own is taken for heat.
  private static int mixed(int argb, float share) {
    int grey = (77 * (argb >> 16 & 0xff) + 150 * (argb >> 8 & 0xff) + 29 * (argb & 0xff)) >> 9;
    float red = 255;
    float green = 230 * (1 - share);
    float blue = 30 * (1 - share);
    float weight = share <= 0 ? 0 : 0.2f + 0.6f * share;
    return OPAQUE
        | mix(grey, red, weight) << 16
        | mix(grey, green, weight) << 8
        | mix(grey, blue, weight);
  }

  private static int mix(int under, float over, float weight) {
    return Math.clamp(Math.round(under * (1 - weight) + over * weight), 0, 255);
  }

  /** What the map shows, and how hot it gets. */
  static String caption(PictureHeat heat, long frame) {
    int hottest = heat.hottest();
    if (hottest < 0) {
      return "No " + heat.kind().title() + " in picture " + frame;
    }
    return String.format(
        Locale.ROOT,
        "Picture %d: %s, at most %s",
        frame,
        heat.kind().title(),
        heat.kind() == PictureHeat.Kind.GAMUT
            ? DefectText.number(Math.round(1000 * heat.values()[hottest]) / 10.0) + " %"
            : DefectText.number(Math.round(10 * heat.values()[hottest]) / 10.0));
  }
}
