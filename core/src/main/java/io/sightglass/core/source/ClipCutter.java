package io.sightglass.core.source;

import io.sightglass.core.time.TimeRange;
import java.nio.file.Path;

/** Cuts clips out of recordings. Thread-safe. */
public interface ClipCutter {

  /**
   * Writes what lies in {@code range}, as an MP4 file or, where that cannot hold it, as a transport
   * stream. What is not coded anew begins at the key picture before.
   *
   * @param request the recording
   * @param file its path without an extension
   * @return the file written
   * @throws MediaException with a sentence for the user
   */
  Path cut(MediaRequest request, TimeRange range, Path file) throws MediaException;
}
