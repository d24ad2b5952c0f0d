package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Looks at a local path before FFmpeg does, which says less about what is wrong with it. */
final class LocalFiles {

  private LocalFiles() {}

  /** Whether {@code uri} has no scheme (a drive letter is none). */
  static boolean isLocal(String uri) {
    int colon = uri.indexOf("://");
    return colon < 2 || uri.startsWith("file:");
  }

  /** Throws with a sentence where there is nothing to open. */
  static void check(String uri) throws MediaException {
    Path path;
    try {
      path = Path.of(uri.startsWith("file://") ? uri.substring("file://".length()) : uri);
    } catch (InvalidPathException e) {
      throw new MediaException(
          Reason.NOT_FOUND, "'" + uri + "' is not a path. Give a file or a URL.");
    }
    if (!Files.exists(path)) {
      throw new MediaException(
          Reason.NOT_FOUND, path + " was not found. Check the path for a typing error.");
    }
    if (Files.isDirectory(path)) {
      throw new MediaException(
          Reason.NOT_A_FILE, path + " is a folder. Give a recording inside it.");
    }
    if (!Files.isReadable(path)) {
      throw new MediaException(
          Reason.REFUSED, path + " may not be read. Check the file's permissions.");
    }
    try {
      if (Files.isRegularFile(path) && Files.size(path) == 0) {
        throw new MediaException(
            Reason.EMPTY, path + " is empty: it has zero bytes. Check that it was copied whole.");
      }
    } catch (MediaException e) {
      throw e;
    } catch (IOException e) {
      throw new MediaException(Reason.IO, path + " cannot be read: " + e.getMessage() + ".");
    }
  }
}
