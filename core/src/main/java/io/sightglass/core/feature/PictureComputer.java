package io.sightglass.core.feature;

import org.jspecify.annotations.Nullable;

/**
 * Computes one feature, picture by picture, in presentation order, right after each is decoded. One
 * instance a session, on the reader's thread: it may keep state and scratch memory. Its values must
 * not depend on the kernel in use.
 *
 * @param <T> type of the values, immutable
 */
@FunctionalInterface
public interface PictureComputer<T> extends AutoCloseable {

  /**
   * The feature of one picture.
   *
   * @param input borrowed for the call; a picture that is to be kept is retained
   * @return null where this picture has none
   */
  @Nullable T compute(PictureInput input);

  /** Gives back what it holds. */
  @Override
  default void close() {}
}
