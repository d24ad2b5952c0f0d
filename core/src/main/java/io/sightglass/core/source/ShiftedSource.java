package io.sightglass.core.source;

import io.sightglass.core.media.MediaUnit;
import org.jspecify.annotations.Nullable;

/** A reader of a live stream's past: can seek in what is kept. */
public interface ShiftedSource extends MediaSource {

  /**
   * As {@link #read}, but never waits for what has not come yet.
   *
   * @return null where there is nothing now; {@link #ended} tells whether for good
   */
  @Nullable MediaUnit poll() throws MediaException;

  /** Whether the stream has ended and all of it was read. */
  boolean ended();
}
