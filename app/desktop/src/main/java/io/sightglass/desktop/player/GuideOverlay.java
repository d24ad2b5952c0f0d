package io.sightglass.desktop.player;

import io.sightglass.core.feature.ActivePicture;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** Lines over the picture: safe areas, blocks, the middle. Used by the screen's thread. */
public final class GuideOverlay extends Region {

  /** EBU R 95: what lies outside of these shares of each side may not be seen. */
  private static final double ACTION_SAFE = 0.035;

  private static final double GRAPHICS_SAFE = 0.05;

  /** Closer lines would hide the picture. */
  private static final double LEAST_DISTANCE = 4;

  private static final Color LINE = Color.rgb(255, 255, 255, 0.75);
  private static final Color SHADE = Color.rgb(0, 0, 0, 0.55);
  private static final Color BORDER = Color.rgb(80, 220, 120, 0.95);
  private static final Color GRID = Color.rgb(255, 255, 255, 0.28);

  /** Which lines there are. */
  public enum Guide {
    SAFE_AREAS("Safe areas (EBU R 95)"),
    CENTRE("Middle"),
    ACTIVE_PICTURE("Border of the active picture"),
    BLOCKS_8("Blocks of 8×8"),
    BLOCKS_16("Blocks of 16×16");

    private final String title;

    Guide(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  private final Canvas canvas = new Canvas();
  private final Set<Guide> shown = EnumSet.noneOf(Guide.class);
  private Optional<ActivePicture> active = Optional.empty();
  private Consumer<Boolean> onBorderWanted = wanted -> {};
  private Rectangle2D picture = Rectangle2D.EMPTY;
  private double zoom = 1;

  GuideOverlay() {
    getChildren().add(canvas);
    canvas.setMouseTransparent(true);
  }

  /** Shows a guide, or no longer. */
  public void set(Guide guide, boolean visible) {
    if (visible) {
      shown.add(guide);
    } else {
      shown.remove(guide);
    }
    if (guide == Guide.ACTIVE_PICTURE) {
      onBorderWanted.accept(visible);
    }
    draw();
  }

  /** Hears whether the active picture has to be found. */
  void setOnBorderWanted(Consumer<Boolean> action) {
    onBorderWanted = action;
  }

  /** Shows this picture's border from now on. */
  void showActive(Optional<ActivePicture> found) {
    if (!found.equals(active)) {
      active = found;
      draw();
    }
  }

  /**
   * @param bounds of the picture
   * @param scale units of the view a line of the picture
   */
  void place(Rectangle2D bounds, double scale) {
    picture = bounds;
    zoom = scale;
    draw();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    draw();
  }

  private void draw() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    for (Guide guide : shown) {
      switch (guide) {
        case SAFE_AREAS -> {
          frame(g, ACTION_SAFE);
          frame(g, GRAPHICS_SAFE);
        }
        case CENTRE -> cross(g);
        case ACTIVE_PICTURE -> active.ifPresent(found -> border(g, found));
        case BLOCKS_8 -> grid(g, 8);
        case BLOCKS_16 -> grid(g, 16);
      }
    }
  }

  private void frame(GraphicsContext g, double margin) {
    double x = Math.round(picture.getMinX() + picture.getWidth() * margin) + 0.5;
    double y = Math.round(picture.getMinY() + picture.getHeight() * margin) + 0.5;
    double width = Math.round(picture.getWidth() * (1 - 2 * margin));
    double height = Math.round(picture.getHeight() * (1 - 2 * margin));
    // A dark line beside the light one: to be seen on any picture.
    g.setStroke(SHADE);
    g.strokeRect(x + 1, y + 1, width, height);
    g.setStroke(LINE);
    g.strokeRect(x, y, width, height);
  }

  private void border(GraphicsContext g, ActivePicture found) {
    double across = picture.getWidth() / found.width();
    double down = picture.getHeight() / found.height();
    double x = Math.round(picture.getMinX() + found.left() * across) + 0.5;
    double y = Math.round(picture.getMinY() + found.top() * down) + 0.5;
    double right = Math.round(picture.getMaxX() - found.right() * across) - 0.5;
    double bottom = Math.round(picture.getMaxY() - found.bottom() * down) - 0.5;
    g.setStroke(BORDER);
    g.setLineDashes(6, 4);
    g.strokeRect(x, y, right - x, bottom - y);
    g.setLineDashes();
  }

  private void cross(GraphicsContext g) {
    double x = Math.round(picture.getMinX() + picture.getWidth() / 2) + 0.5;
    double y = Math.round(picture.getMinY() + picture.getHeight() / 2) + 0.5;
    double arm = Math.max(8, picture.getHeight() / 20);
    g.setStroke(SHADE);
    g.strokeLine(x - arm, y + 1, x + arm, y + 1);
    g.strokeLine(x + 1, y - arm, x + 1, y + arm);
    g.setStroke(LINE);
    g.strokeLine(x - arm, y, x + arm, y);
    g.strokeLine(x, y - arm, x, y + arm);
  }

  private void grid(GraphicsContext g, int block) {
    double distance = block * zoom;
    if (distance < LEAST_DISTANCE) {
      return;
    }
    g.setStroke(GRID);
    double right = Math.min(picture.getMaxX(), canvas.getWidth());
    double bottom = Math.min(picture.getMaxY(), canvas.getHeight());
    double left = Math.max(0, picture.getMinX());
    double top = Math.max(0, picture.getMinY());
    for (double x = picture.getMinX(); x <= right; x += distance) {
      g.strokeLine(Math.round(x) + 0.5, top, Math.round(x) + 0.5, bottom);
    }
    for (double y = picture.getMinY(); y <= bottom; y += distance) {
      g.strokeLine(left, Math.round(y) + 0.5, right, Math.round(y) + 0.5);
    }
  }
}
