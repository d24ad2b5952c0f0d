package io.sightglass.desktop.strip;

import io.sightglass.desktop.theme.Palette;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Draws the programme's pictures and its sound along the time axis. Used by the screen's thread,
 * but for {@link #follow}, which any thread may call.
 */
public final class ProgrammeStrips {

  private static final double PICTURES = 34;
  private static final double SOUND = 26;
  private static final double GAP = 2;

  /** dBFS of a peak that is drawn as nothing. */
  private static final double FLOOR = -60;

  /** A picture stands for what follows it for this long, where the next one is not there yet. */
  private static final long STANDS_MICROS = 2_000_000;

  private volatile @Nullable ProgrammeSketch sketch;
  private boolean shown = true;

  /** Draws this programme from now on; null draws none. */
  public void follow(@Nullable ProgrammeSketch programme) {
    sketch = programme;
  }

  /** Shows the strips, or hides them. */
  public void setShown(boolean wanted) {
    shown = wanted;
  }

  public boolean isShown() {
    return shown;
  }

  /** Height of all strips. */
  public double height() {
    ProgrammeSketch now = sketch;
    if (!shown || now == null) {
      return 0;
    }
    return (now.hasPictures() ? PICTURES + GAP : 0) + (now.hasSound() ? SOUND + GAP : 0);
  }

  /**
   * Draws all strips.
   *
   * @param labels right end of the labels
   * @param y top
   * @param left of the axis
   * @param width of the axis
   * @param from start of the axis, in microseconds
   * @param to end of the axis
   */
  public void draw(
      GraphicsContext g,
      Palette palette,
      double labels,
      double y,
      double left,
      double width,
      long from,
      long to) {
    ProgrammeSketch now = sketch;
    if (!shown || now == null) {
      return;
    }
    double top = y;
    if (now.hasPictures()) {
      strip(g, palette, "pictures", labels, top, left, width, PICTURES);
      drawPictures(g, now, top, left, width, from, to);
      top += PICTURES + GAP;
    }
    if (now.hasSound()) {
      strip(g, palette, "sound", labels, top, left, width, SOUND);
      drawSound(g, palette, now.peaks(), top, left, width, from, to);
    }
  }

  private static void strip(
      GraphicsContext g,
      Palette palette,
      String name,
      double labels,
      double y,
      double left,
      double width,
      double height) {
    g.setFill(Palette.fx(palette.raised()));
    g.fillRect(left, y, width, height);
    g.setFill(Palette.fx(palette.muted()));
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.BASELINE);
    g.fillText(name, labels, Math.rint(y + height / 2) + 4);
  }

  private static void drawPictures(
      GraphicsContext g,
      ProgrammeSketch programme,
      double y,
      double left,
      double width,
      long from,
      long to) {
    boolean sideways = programme.rotation() % 180 != 0;
    double tile = Math.max(8, PICTURES * (sideways ? 1 / programme.aspect() : programme.aspect()));
    long tileMicros = Math.max(1, Math.round(tile / width * (to - from)));
    g.save();
    g.beginPath();
    g.rect(left, y, width, PICTURES);
    g.clip();
    // Tiles stand at multiples of their length, so that they move with the axis and keep their
    // pictures.
    for (long t = Math.floorDiv(from, tileMicros) * tileMicros; t < to; t += tileMicros) {
      double x = left + (double) (t - from) / (to - from) * width;
      Optional<Image> picture = programme.pictures().at(t, STANDS_MICROS);
      if (picture.isPresent()) {
        drawTurned(g, picture.get(), x, y, tile, PICTURES, programme.rotation());
      }
    }
    g.restore();
  }

  private static void drawTurned(
      GraphicsContext g, Image image, double x, double y, double width, double height, int turn) {
    if (turn == 0) {
      g.drawImage(image, x, y, width, height);
      return;
    }
    boolean sideways = turn % 180 != 0;
    double w = sideways ? height : width;
    double h = sideways ? width : height;
    g.save();
    g.translate(x + width / 2, y + height / 2);
    g.rotate(turn);
    g.drawImage(image, -w / 2, -h / 2, w, h);
    g.restore();
  }

  // In decibels: a programme at −23 LUFS would be a thread on a scale of amplitudes.
  private static double share(double peak) {
    return peak <= 0 ? 0 : Math.clamp(1 - 20 * Math.log10(peak) / FLOOR, 0, 1);
  }

  private static void drawSound(
      GraphicsContext g,
      Palette palette,
      SoundPeaks peaks,
      double y,
      double left,
      double width,
      long from,
      long to) {
    double middle = y + SOUND / 2;
    double perPixel = (to - from) / width;
    g.setFill(Palette.fx(palette.series(0), 0.6));
    for (int x = 0; x < width; x++) {
      long start = from + Math.round(x * perPixel);
      if (start >= peaks.endMicros()) {
        break;
      }
      double peak = peaks.peak(start, from + Math.round((x + 1) * perPixel));
      double half = share(peak) * (SOUND / 2 - 1);
      // What is too soft to be seen is a hair line: there is sound, and nothing in it.
      g.fillRect(left + x, middle - Math.max(0.5, half), 1, Math.max(1, 2 * half));
    }
  }
}
