package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.source.mpegts.TransportError;
import io.sightglass.core.source.mpegts.TransportMonitor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hears the packets of a live transport stream, whole or in segments, as they arrive, and applies
 * the checks of TR 101 290 to each, as its demultiplexer hides most of what is wrong with them.
 * Used by the thread that reads the input.
 */
final class TransportListener implements Consumer<ByteBuffer> {

  private static final int SYNC = 0x47;

  private final TransportMonitor monitor;
  private byte[] piece = {};
  // Of a segment: whether none of its bytes has come yet, and whether it is no transport stream.
  private boolean fresh;
  private boolean other;

  private TransportListener(boolean segment) {
    monitor = new TransportMonitor(segment);
    fresh = segment;
  }

  /** Of a transport stream. */
  static TransportListener ofStream() {
    return new TransportListener(false);
  }

  /**
   * Of one segment, which may hold something else. Each stands by itself: not every packager counts
   * on from one to the next.
   */
  static TransportListener ofSegment() {
    return new TransportListener(true);
  }

  @Override
  public void accept(ByteBuffer bytes) {
    int length = bytes.remaining();
    if (fresh && length > 0) {
      fresh = false;
      other = bytes.get(bytes.position()) != SYNC;
    }
    if (other) {
      return;
    }
    if (piece.length < length) {
      piece = new byte[length];
    }
    bytes.get(piece, 0, length);
    monitor.accept(piece, 0, length);
  }

  /** As {@link TransportMonitor#firstPts}. */
  long firstPts() {
    return monitor.firstPts();
  }

  /** What was found since the last call. */
  List<TransportError> take() {
    return monitor.take();
  }
}
