package io.sightglass.desktop.scope;

import io.sightglass.desktop.theme.Palette;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** One scope, stretched to its place, with lines that say where what lies. */
final class ScopeView extends Region {

  private static final Font SMALL = Font.font("DejaVu Sans", 10);

  /** BT.601 and BT.709 levels of 8 bits: black and nominal white. */
  private static final int BLACK = 16;

  private static final int WHITE = 235;
  private static final int LAST = 255;
  private static final int NEUTRAL = 128;

  /** Of the 75 % colour bars of BT.709, Cb and Cr of 8 bits. */
  private static final int[][] BARS = {
    {102, 212}, {193, 204}, {219, 120}, {154, 44}, {63, 52}, {37, 136}
  };

  private static final String[] BAR_NAMES = {"R", "Mg", "B", "Cy", "G", "Yl"};

  /** Which lines. */
  enum Graticule {
    /** Levels upward. */
    LEVELS,
    /** Levels to the right. */
    CODES,
    /** Colours around the middle. */
    VECTORS
  }

  private final String title;
  private final Graticule graticule;
  private final boolean square;
  private final ImageView picture = new ImageView();
  private final Canvas lines = new Canvas();
  private Palette palette = Palette.DARK;

  ScopeView(String title, Graticule graticule, boolean square) {
    this.title = title;
    this.graticule = graticule;
    this.square = square;
    picture.setManaged(false);
    lines.setManaged(false);
    lines.setMouseTransparent(true);
    getChildren().addAll(picture, lines);
    setMinSize(60, 60);
  }

  String title() {
    return title;
  }

  boolean drawn() {
    return picture.getImage() != null;
  }

  void setPalette(Palette colours) {
    palette = colours;
    drawLines();
  }

  void show(@Nullable Image image) {
    picture.setImage(image);
  }

  @Override
  protected void layoutChildren() {
    double width = square ? Math.min(getWidth(), getHeight()) : getWidth();
    double height = square ? width : getHeight();
    double x = Math.floor((getWidth() - width) / 2);
    picture.setX(x);
    picture.setFitWidth(width);
    picture.setFitHeight(height);
    lines.setLayoutX(x);
    lines.setWidth(width);
    lines.setHeight(height);
    drawLines();
  }

  private void drawLines() {
    GraphicsContext g = lines.getGraphicsContext2D();
    double width = lines.getWidth();
    double height = lines.getHeight();
    g.clearRect(0, 0, width, height);
    g.setStroke(Palette.fx(palette.threshold(), 0.7));
    g.setFill(Palette.fx(palette.muted()));
    g.setFont(SMALL);
    switch (graticule) {
      case LEVELS -> {
        level(g, WHITE, width, height);
        level(g, BLACK, width, height);
      }
      case CODES -> {
        code(g, BLACK, width, height);
        code(g, WHITE, width, height);
      }
      case VECTORS -> vectors(g, width);
    }
  }

  private static void level(GraphicsContext g, int level, double width, double height) {
    double y = Math.round((LAST - level) * height / LAST) + 0.5;
    g.strokeLine(0, y, width, y);
    g.fillText(Integer.toString(level), 4, level > NEUTRAL ? y + 11 : y - 3);
  }

  private static void code(GraphicsContext g, int level, double width, double height) {
    double x = Math.round(level * width / LAST) + 0.5;
    g.strokeLine(x, 0, x, height);
    g.fillText(Integer.toString(level), level > NEUTRAL ? x - 22 : x + 3, 11);
  }

  private void vectors(GraphicsContext g, double size) {
    double scale = size / LAST;
    g.setStroke(Palette.fx(palette.line()));
    g.strokeLine(NEUTRAL * scale, 0, NEUTRAL * scale, size);
    g.strokeLine(0, NEUTRAL * scale, size, NEUTRAL * scale);
    g.setStroke(Palette.fx(palette.threshold(), 0.8));
    for (int i = 0; i < BARS.length; i++) {
      double x = BARS[i][0] * scale;
      double y = (LAST - BARS[i][1]) * scale;
      g.strokeRect(Math.round(x) - 3.5, Math.round(y) - 3.5, 7, 7);
      g.fillText(BAR_NAMES[i], x + 7, y + 4);
    }
  }
}
