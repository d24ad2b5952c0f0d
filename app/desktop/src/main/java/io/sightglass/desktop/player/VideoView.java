package io.sightglass.desktop.player;

import io.sightglass.core.feature.ActivePicture;
import io.sightglass.core.media.PictureScaler;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.player.VideoSurface;
import io.sightglass.desktop.fx.FxUpdates;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Screen;
import org.jspecify.annotations.Nullable;

/**
 * The picture: fitted, or enlarged to the pixel and moved about. Used by the screen's thread, but
 * for its {@link #surface}.
 */
public final class VideoView extends Region implements AutoCloseable {

  /** The renderer may still read a slot for this long after another one has taken its place. */
  private static final int PULSES_TO_RETIRE = 2;

  /** From here on single pixels are to be told apart. */
  private static final double PIXELS_VISIBLE = 2;

  private static final double MAX_ZOOM = 32;
  private static final double ZOOM_STEP = 1.25;

  private record Retired(PictureSlot slot, long pulse) {}

  private final ImageView image = new ImageView();
  private final GuideOverlay guides = new GuideOverlay();
  private final PictureConverter converter;
  private final Deque<Retired> retired = new ArrayDeque<>();
  private final AnimationTimer pulses =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pulse();
        }
      };
  private @Nullable PictureSlot current;
  private long pulse;
  private boolean pulsing;
  private double pictureWidth;
  private double pictureHeight;
  private int rotation;
  private double zoom;
  private double centreX = 0.5;
  private double centreY = 0.5;
  private double dragX;
  private double dragY;
  private Runnable onChanged = () -> {};

  /**
   * @param scalers makes scalers, each for one thread
   */
  public VideoView(Supplier<PictureScaler> scalers) {
    getStyleClass().add("video");
    setId("video");
    FxUpdates updates = new FxUpdates();
    converter = new PictureConverter(scalers, () -> updates.execute(this::startPulses));
    guides.setOnBorderWanted(converter::setBorderWanted);
    image.setManaged(false);
    guides.setManaged(false);
    guides.setMouseTransparent(true);
    getChildren().addAll(image, guides);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    setMinSize(160, 90);
    setOnScroll(this::scrolled);
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseClicked(this::clicked);
  }

  /** Takes pictures, from the player's thread. */
  public VideoSurface surface() {
    return converter;
  }

  /** Is called after a new picture is on screen, and after each change of its place. */
  public void setOnChanged(Runnable action) {
    onChanged = action;
  }

  /** Shows pictures of this track from now on; without one, nothing. */
  public void setTrack(Optional<VideoTrack> track) {
    double width = 0;
    double height = 0;
    int turned = 0;
    if (track.isPresent()) {
      VideoTrack video = track.get();
      turned = video.rotation();
      width = video.height() * video.displayAspect();
      height = video.height();
      if (turned % 180 != 0) {
        double swapped = width;
        width = height;
        height = swapped;
      }
    }
    if (width != pictureWidth || height != pictureHeight || turned != rotation) {
      pictureWidth = width;
      pictureHeight = height;
      rotation = turned;
      fit();
    }
  }

  /** Shows another layer. */
  public void setLayer(PictureLayer layer) {
    converter.setLayer(layer);
  }

  /** The lines over the picture. */
  public GuideOverlay guides() {
    return guides;
  }

  /** The picture with what lies over it, as it is on screen. */
  public Image shownPicture() {
    return snapshot(null, null);
  }

  /** A handle of one's own on the picture on screen; empty where there is none. */
  public Optional<VideoFrame> frame() {
    return Optional.ofNullable(converter.latest());
  }

  /** Shows nothing. */
  public void clear() {
    converter.clear();
    image.setImage(null);
    retire();
  }

  /** The number of the picture on screen, or −1. */
  public long shownFrame() {
    return current == null ? -1 : current.facts().number();
  }

  /** Pictures that came faster than they could be shown. */
  public long leftOut() {
    return converter.leftOut();
  }

  /** Pictures that were shown. */
  public long shown() {
    return converter.shown();
  }

  /** View units a picture pixel. */
  public double zoom() {
    return geometry().effectiveZoom();
  }

  /** True where the whole picture is fitted into the view. */
  public boolean fitted() {
    return zoom == 0;
  }

  /** Fits the whole picture into the view. */
  public void fit() {
    zoom = 0;
    centreX = 0.5;
    centreY = 0.5;
    requestLayout();
  }

  /** One picture line a line of the screen. */
  public void oneToOne() {
    zoomTo(1 / outputScale(), getWidth() / 2, getHeight() / 2);
  }

  /** Enlarges by a step, or reduces. */
  public void zoomBy(int steps) {
    zoomTo(zoom() * Math.pow(ZOOM_STEP, steps), getWidth() / 2, getHeight() / 2);
  }

  /** Where the picture is, in this view's coordinates. */
  public Rectangle2D pictureBounds() {
    return geometry().bounds();
  }

  private void zoomTo(double wanted, double x, double y) {
    PictureGeometry now = geometry();
    double least = Math.min(now.fitZoom(), 1 / outputScale());
    PictureGeometry next = now.zoomedAt(Math.clamp(wanted, least, MAX_ZOOM), x, y);
    zoom = next.zoom();
    centreX = next.centreX();
    centreY = next.centreY();
    requestLayout();
  }

  private PictureGeometry geometry() {
    return new PictureGeometry(
        getWidth(), getHeight(), pictureWidth, pictureHeight, zoom, centreX, centreY);
  }

  private double outputScale() {
    return getScene() == null || getScene().getWindow() == null
        ? Screen.getPrimary().getOutputScaleX()
        : getScene().getWindow().getOutputScaleX();
  }

  @Override
  protected void layoutChildren() {
    if (pictureWidth <= 0 || pictureHeight <= 0) {
      return;
    }
    Rectangle2D bounds = pictureBounds();
    boolean sideways = rotation % 180 != 0;
    double width = sideways ? bounds.getHeight() : bounds.getWidth();
    double height = sideways ? bounds.getWidth() : bounds.getHeight();
    image.setFitWidth(width);
    image.setFitHeight(height);
    image.setRotate(rotation);
    // A turn is about the middle, which stays.
    image.setX(bounds.getMinX() + (bounds.getWidth() - width) / 2);
    image.setY(bounds.getMinY() + (bounds.getHeight() - height) / 2);
    guides.resizeRelocate(0, 0, getWidth(), getHeight());
    guides.place(bounds, pictureHeight > 0 ? bounds.getHeight() / pictureHeight : 1);
    image.setSmooth(zoom() * outputScale() < PIXELS_VISIBLE);
    converter.resize(
        (int) Math.ceil(width * outputScale()), (int) Math.ceil(height * outputScale()));
    onChanged.run();
  }

  private void startPulses() {
    if (!pulsing) {
      pulsing = true;
      pulses.start();
    }
  }

  // Once a frame of the screen, as long as something moves.
  private void pulse() {
    pulse++;
    PictureSlot fresh = converter.take();
    if (fresh != null) {
      retire();
      current = fresh;
      fresh.refresh();
      image.setImage(fresh.image());
      guides.showActive(fresh.facts().active().map(this::turned));
      onChanged.run();
    }
    while (!retired.isEmpty() && retired.getFirst().pulse() + PULSES_TO_RETIRE <= pulse) {
      converter.giveBack(retired.removeFirst().slot());
    }
    if (fresh == null && retired.isEmpty()) {
      pulses.stop();
      pulsing = false;
    }
  }

  private ActivePicture turned(ActivePicture found) {
    ActivePicture turned = found;
    for (int quarter = 0; quarter < rotation / 90; quarter++) {
      turned =
          new ActivePicture(
              turned.left(),
              turned.right(),
              turned.bottom(),
              turned.top(),
              turned.height(),
              turned.width(),
              turned.filled());
    }
    return turned;
  }

  private void retire() {
    if (current != null) {
      retired.addLast(new Retired(current, pulse));
      current = null;
      startPulses();
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.getDeltaY() != 0 && pictureWidth > 0) {
      zoomTo(
          zoom() * (event.getDeltaY() > 0 ? ZOOM_STEP : 1 / ZOOM_STEP), event.getX(), event.getY());
      event.consume();
    }
  }

  private void pressed(MouseEvent event) {
    dragX = event.getX();
    dragY = event.getY();
  }

  private void dragged(MouseEvent event) {
    if (zoom > 0) {
      PictureGeometry next = geometry().dragged(event.getX() - dragX, event.getY() - dragY);
      centreX = next.centreX();
      centreY = next.centreY();
      dragX = event.getX();
      dragY = event.getY();
      requestLayout();
    }
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      if (fitted()) {
        zoomTo(1 / outputScale(), event.getX(), event.getY());
      } else {
        fit();
      }
    }
  }

  /** Ends the converter. */
  @Override
  public void close() {
    pulses.stop();
    converter.close();
  }
}
