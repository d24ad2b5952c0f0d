package io.sightglass.desktop.player;

import javafx.geometry.Rectangle2D;

/**
 * Where a picture lies in a view. Immutable.
 *
 * @param viewWidth of the view, in its units
 * @param viewHeight of the view
 * @param pictureWidth as shown, pixels made square and turned
 * @param pictureHeight as shown
 * @param zoom view units a picture pixel; 0 fits the picture into the view
 * @param centreX what lies in the middle of the view, as a share of the picture's width
 * @param centreY likewise of its height
 */
record PictureGeometry(
    double viewWidth,
    double viewHeight,
    double pictureWidth,
    double pictureHeight,
    double zoom,
    double centreX,
    double centreY) {

  /** The zoom that fits the whole picture into the view. */
  double fitZoom() {
    if (pictureWidth <= 0 || pictureHeight <= 0) {
      return 1;
    }
    return Math.min(viewWidth / pictureWidth, viewHeight / pictureHeight);
  }

  double effectiveZoom() {
    return zoom > 0 ? zoom : fitZoom();
  }

  /** The picture in the view's coordinates; larger than the view where it is zoomed into. */
  Rectangle2D bounds() {
    double scale = effectiveZoom();
    double width = Math.max(1, Math.round(pictureWidth * scale));
    double height = Math.max(1, Math.round(pictureHeight * scale));
    return new Rectangle2D(
        start(viewWidth, width, centreX), start(viewHeight, height, centreY), width, height);
  }

  // What fits is centred; what does not leaves no empty margin.
  private static double start(double view, double size, double centre) {
    double start = size <= view ? (view - size) / 2 : view / 2 - centre * size;
    return Math.round(size <= view ? start : Math.clamp(start, view - size, 0));
  }

  /** The same with {@code newZoom}, the point under {@code (x, y)} staying where it is. */
  PictureGeometry zoomedAt(double newZoom, double x, double y) {
    Rectangle2D before = bounds();
    double shareX = (x - before.getMinX()) / before.getWidth();
    double shareY = (y - before.getMinY()) / before.getHeight();
    double width = pictureWidth * newZoom;
    double height = pictureHeight * newZoom;
    return new PictureGeometry(
        viewWidth,
        viewHeight,
        pictureWidth,
        pictureHeight,
        newZoom,
        Math.clamp(shareX - (x - viewWidth / 2) / width, 0, 1),
        Math.clamp(shareY - (y - viewHeight / 2) / height, 0, 1));
  }

  /** The same, moved with a pointer that went {@code dx}, {@code dy}. */
  PictureGeometry dragged(double dx, double dy) {
    double scale = effectiveZoom();
    return new PictureGeometry(
        viewWidth,
        viewHeight,
        pictureWidth,
        pictureHeight,
        zoom,
        Math.clamp(centreX - dx / (pictureWidth * scale), 0, 1),
        Math.clamp(centreY - dy / (pictureHeight * scale), 0, 1));
  }
}
