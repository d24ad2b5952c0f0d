package io.sightglass.core.source;

import io.sightglass.core.time.TimeRange;
import java.nio.file.Path;

/** Cuts clips out of recordings without coding anew. Thread-safe. */
public interface ClipCutter {

  /**
   * Writes what lies in {@code range}, from the key picture before it, as an MP4 file or, where
   * that cannot hold it, as a transport stream.
   *
   * @param request the recording
   * @param file its path without an extension
   * @return the file written
   * @throws MediaException with a sentence for the user
   */
  Path cut(MediaRequest request, TimeRange range, Path file) throws MediaException;
}
