package io.sightglass.core.source.mpegts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A transport stream in a file. */
public final class TransportFile {

  private static final int PIECE = 1 << 16;

  private TransportFile() {}

  /**
   * What the file's first {@code most} bytes carry.
   *
   * @throws IOException where it can't be read
   */
  public static TransportSummary summary(Path file, long most) throws IOException {
    TransportMonitor monitor = new TransportMonitor();
    byte[] piece = new byte[PIECE];
    try (InputStream input = Files.newInputStream(file)) {
      long left = most;
      int read = input.read(piece, 0, (int) Math.min(PIECE, left));
      while (read > 0) {
        monitor.accept(piece, 0, read);
        monitor.take();
        left -= read;
        read = left > 0 ? input.read(piece, 0, (int) Math.min(PIECE, left)) : -1;
      }
    }
    return monitor.summary();
  }
}
