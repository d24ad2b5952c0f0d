package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.source.FileAddress;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Looks at a local path before FFmpeg does, which says less about what is wrong with it. */
final class LocalFiles {

  private static final int HEAD_BYTES = 12;
  private static final int RIFF_SIZE_AT = 4;

  private LocalFiles() {}

  /** Whether {@code uri} has no scheme but perhaps {@code file:} (a drive letter is none). */
  static boolean isLocal(String uri) {
    return uri.indexOf("://") < 2 || uri.startsWith("file:");
  }

  /**
   * The path that a local {@code uri} means.
   *
   * @throws MediaException with a sentence where there is nothing to open
   */
  static Path check(String uri) throws MediaException {
    Path path = path(uri);
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
    if (Files.isRegularFile(path) && head(path, 1).length == 0) {
      throw new MediaException(
          Reason.EMPTY, path + " is empty: it has zero bytes. Check that it was copied whole.");
    }
    return path;
  }

  private static Path path(String uri) throws MediaException {
    try {
      return Path.of(FileAddress.plain(uri));
    } catch (InvalidPathException e) {
      throw new MediaException(
          Reason.NOT_FOUND, "'" + uri + "' is not a path. Give a file or a URL.");
    }
  }

  /** Why FFmpeg finds nothing in a file that is there. */
  static MediaException unreadable(Path path) throws MediaException {
    byte[] head = head(path, HEAD_BYTES);
    // ISO base media (MP4, MOV) begins with a box of type ftyp: its index is what is missing.
    if (new String(head, StandardCharsets.ISO_8859_1).indexOf("ftyp") == 4) {
      return new MediaException(
          Reason.DAMAGED,
          path
              + " is an MP4 or MOV recording whose index (moov) is missing or broken: it was cut"
              + " off while it was written or copied. Copy it again, or repair it from a whole"
              + " recording of the same camera.");
    }
    return new MediaException(
        Reason.NOT_MEDIA,
        path
            + " is not a recording: its contents are of no known video or sound format. Check that"
            + " it is the right file and that it was copied whole.");
  }

  /**
   * Bytes that a RIFF file (WAV, AVI) says it has; −1 where it does not say, as one that was
   * written to a pipe, or is no RIFF file.
   */
  static long riffLength(String uri) throws MediaException {
    byte[] head = head(path(uri), HEAD_BYTES);
    if (!new String(head, StandardCharsets.ISO_8859_1).startsWith("RIFF")) {
      return -1;
    }
    int size = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(RIFF_SIZE_AT);
    return size == 0 || size == -1 ? -1 : Integer.toUnsignedLong(size) + 8;
  }

  private static byte[] head(Path path, int bytes) throws MediaException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(bytes);
    } catch (IOException e) {
      throw new MediaException(
          Reason.IO, path + " cannot be read: " + e.getMessage() + ". Check the disk.");
    }
  }
}
