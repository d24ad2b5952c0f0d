package io.sightglass.core.player;

/** Hears what a player shows. */
@FunctionalInterface
public interface PlayerListener {

  /** Called by the player's thread after each picture and each change; returns quickly. */
  void changed(PlayerState state);

  /**
   * Called by the player's thread while sound is heard, with each turn: 25 times a second or more.
   */
  default void levels(SoundLevels levels) {}
}
