package io.sightglass.core.detect;

import io.sightglass.core.feature.Texture;

/**
 * Tells where one shot is cut to another, for detectors whose idea of the usual must not outlive a
 * shot: the means of the picture's cells change at once, and much more than they lately did. A
 * blur, noise or a jolt of the camera hardly moves them. One thread at a time.
 */
public final class ShotWatch {

  /** Mean change of the cells, in codes: under it, no cut can be told from motion. */
  private static final double LEAST_CHANGE = 6;

  private static final double TIMES_USUAL = 3;
  private static final int WINDOW = 12;

  private final RollingMedian usual = new RollingMedian(WINDOW);

  /** Whether the picture of this texture begins a shot. Called for each picture in order. */
  public boolean cut(Texture texture) {
    double change = texture.layoutChange();
    boolean cut = change > LEAST_CHANGE && change > TIMES_USUAL * usual.median(0);
    if (cut) {
      usual.clear();
    } else {
      usual.add(change);
    }
    return cut;
  }
}
