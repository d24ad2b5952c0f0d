package io.sightglass.desktop.timeline;

import javafx.scene.input.ScrollEvent;

/** What the wheel does to the time axis, the same over timeline and graphs. */
public final class AxisGestures {

  private static final double ZOOM_STEP = 1.25;
  private static final double PAN_STEP = 0.1;

  private AxisGestures() {}

  /** The wheel zooms around the pointer; sideways, or with Shift, it moves. */
  public static void scroll(TimeAxisModel axis, ScrollEvent event, double x, double width) {
    if (event.isShiftDown() || event.getDeltaX() != 0) {
      double delta = event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY();
      axis.pan(-Math.signum(delta) * PAN_STEP);
    } else if (event.getDeltaY() != 0) {
      double factor = event.getDeltaY() > 0 ? 1 / ZOOM_STEP : ZOOM_STEP;
      axis.zoom(factor, axis.time(Math.clamp(x, 0, width), width));
    }
    event.consume();
  }
}
