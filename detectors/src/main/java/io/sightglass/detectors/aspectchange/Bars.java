package io.sightglass.detectors.aspectchange;

import io.sightglass.core.feature.ActivePicture;
import org.jspecify.annotations.Nullable;

/**
 * Black bars, in lines of the picture: above and below, at the left and right.
 *
 * @param horizontal rows of the bars above and below
 * @param vertical columns of those at the sides
 * @param symmetric whether those of a pair are of one size, as bars are and dark scenes are not
 */
record Bars(int horizontal, int vertical, boolean symmetric) {

  static final Bars NONE = new Bars(0, 0, true);

  /** Lines by which bars of one geometry may differ: coding smears their edge. */
  static final int SLACK = 2;

  /**
   * Share of the line beside a bar that must not be black: a picture fills its edge, a title or a
   * lamp in the dark does not.
   */
  private static final double FILLED = 0.35;

  /**
   * The bars in {@code picture}: as much as is black on both sides. Null where that tells nothing:
   * all is black, or what is not does not fill its edges.
   */
  static @Nullable Bars of(ActivePicture picture) {
    if (picture.allBlack() || picture.filled() < FILLED) {
      return null;
    }
    return new Bars(
        Math.min(picture.top(), picture.bottom()),
        Math.min(picture.left(), picture.right()),
        even(picture.top(), picture.bottom()) && even(picture.left(), picture.right()));
  }

  // Where one side has no bar at all there is none: what is black on the other is content.
  private static boolean even(int a, int b) {
    return Math.min(a, b) == 0 || Math.abs(a - b) <= SLACK;
  }

  Bars smaller(Bars other) {
    return new Bars(
        Math.min(horizontal, other.horizontal), Math.min(vertical, other.vertical), true);
  }

  boolean sameAs(Bars other) {
    return Math.abs(horizontal - other.horizontal) <= SLACK
        && Math.abs(vertical - other.vertical) <= SLACK;
  }

  /** Share of the picture that the bars cover, in percent. */
  double covered(int width, int height) {
    return 100 * (1 - (1 - 2.0 * horizontal / height) * (1 - 2.0 * vertical / width));
  }
}
