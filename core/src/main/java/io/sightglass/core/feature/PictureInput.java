package io.sightglass.core.feature;

import io.sightglass.core.media.VideoFrame;
import org.jspecify.annotations.Nullable;

/** What a computer sees of one picture. Valid during one call. */
public interface PictureInput {

  /** The picture, borrowed. */
  VideoFrame frame();

  /**
   * The picture before it, borrowed; null where there is none or it is of another size or format.
   */
  @Nullable VideoFrame previous();

  /**
   * The value of a feature that this one {@linkplain PictureFeature#needs() needs}; null where this
   * picture has none.
   */
  <T> @Nullable T get(PictureFeature<T> feature);
}
