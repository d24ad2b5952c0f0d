package io.sightglass.core.source;

import io.sightglass.core.media.SoundStretcher;
import java.util.Optional;

/** Opens sources. Thread-safe. */
@FunctionalInterface
public interface MediaOpener {

  /**
   * Opens and probes; blocks, for at most the request's timeout where the source stalls.
   *
   * @throws MediaException with a sentence for the user
   */
  MediaSource open(MediaRequest request) throws MediaException;

  /**
   * Begins to index the pictures of a recording's selected video track, in the background.
   *
   * @return the caller's to close; empty where the source is a stream or can't be indexed
   */
  default Optional<GrowingFrameIndex> index(MediaRequest request) {
    return Optional.empty();
  }

  /** What plays sound faster and slower, the caller's to close; empty where there is none. */
  default Optional<SoundStretcher> stretcher() {
    return Optional.empty();
  }
}
