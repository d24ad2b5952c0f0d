package io.sightglass.desktop.timeline;

import io.sightglass.core.time.MediaTime;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/**
 * The stretch of the programme that graphs and timeline show, in microseconds. As long as nobody
 * has zoomed it shows the whole programme and grows with it. Used by the screen's thread.
 */
public final class TimeAxisModel {

  /** Nothing is shown larger than this: about two pictures. */
  private static final long MIN_SPAN = 80_000;

  private final ReadOnlyLongWrapper from = new ReadOnlyLongWrapper(0);
  private final ReadOnlyLongWrapper to = new ReadOnlyLongWrapper(1_000_000);
  private long length = 1_000_000;
  private boolean whole = true;

  public ReadOnlyLongProperty fromProperty() {
    return from.getReadOnlyProperty();
  }

  public ReadOnlyLongProperty toProperty() {
    return to.getReadOnlyProperty();
  }

  public long from() {
    return from.get();
  }

  public long to() {
    return to.get();
  }

  public long span() {
    return to.get() - from.get();
  }

  /** Sets the programme's length as far as it is known. */
  public void setLength(long micros) {
    length = Math.max(micros, MIN_SPAN);
    if (whole) {
      show(0, length);
    }
  }

  /** Shows the whole programme, and goes on doing so. */
  public void showAll() {
    whole = true;
    show(0, length);
  }

  /**
   * Shows more or less around an instant, which stays where it is on screen.
   *
   * @param factor under one shows less, enlarged
   */
  public void zoom(double factor, MediaTime anchor) {
    long span = Math.clamp(Math.round(span() * factor), MIN_SPAN, Math.max(length, MIN_SPAN));
    double share = (double) (anchor.micros() - from()) / span();
    long start = Math.round(anchor.micros() - share * span);
    whole = span >= length;
    show(start, start + span);
  }

  /** True where the whole programme is shown, and goes on being shown. */
  public boolean whole() {
    return whole;
  }

  /** Moves the stretch by a share of what is shown; negative to earlier. */
  public void pan(double share) {
    long by = Math.round(share * span());
    show(from() + by, to() + by);
  }

  /** Moves the stretch where {@code time} is not in it. */
  public void reveal(MediaTime time) {
    if (time.micros() < from() || time.micros() > to()) {
      long start = time.micros() - span() / 4;
      show(start, start + span());
    }
  }

  /**
   * Turns the page where the playhead, which was in sight, runs out of it; one that the user has
   * left behind is left there.
   */
  public void follow(MediaTime before, MediaTime now) {
    boolean wasInSight = before.micros() >= from() && before.micros() <= to();
    if (wasInSight && now.micros() > to() && now.micros() <= length) {
      long start = now.micros() - span() / 20;
      show(start, start + span());
    }
  }

  /** Where {@code micros} lies on {@code width} pixels. */
  public double x(long micros, double width) {
    return (double) (micros - from()) * width / span();
  }

  /** The instant at {@code x} of {@code width} pixels, within the programme. */
  public MediaTime time(double x, double width) {
    return new MediaTime(Math.clamp(from() + Math.round(x / width * span()), 0, length));
  }

  private void show(long start, long end) {
    long span = end - start;
    long first = Math.max(0, Math.min(start, length - span));
    from.set(first);
    to.set(first + span);
  }
}
