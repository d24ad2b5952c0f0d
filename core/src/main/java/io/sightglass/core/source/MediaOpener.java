package io.sightglass.core.source;

/** Opens sources. Thread-safe. */
@FunctionalInterface
public interface MediaOpener {

  /**
   * Opens and probes; blocks, for at most the request's timeout where the source stalls.
   *
   * @throws MediaException with a sentence for the user
   */
  MediaSource open(MediaRequest request) throws MediaException;
}
