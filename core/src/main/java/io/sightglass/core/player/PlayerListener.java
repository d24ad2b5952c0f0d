package io.sightglass.core.player;

/** Hears what a player shows. */
@FunctionalInterface
public interface PlayerListener {

  /** Called by the player's thread after each picture and each change; returns quickly. */
  void changed(PlayerState state);
}
