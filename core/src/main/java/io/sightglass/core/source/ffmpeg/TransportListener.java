package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.source.mpegts.TransportError;
import io.sightglass.core.source.mpegts.TransportMonitor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hears the packets of a live transport stream as they arrive, and applies the checks of TR 101 290
 * to each, as its demultiplexer hides most of what is wrong with them. Used by the thread that
 * reads the input.
 */
final class TransportListener implements Consumer<ByteBuffer> {

  private final TransportMonitor monitor = new TransportMonitor();
  private byte[] piece = {};

  @Override
  public void accept(ByteBuffer bytes) {
    int length = bytes.remaining();
    if (piece.length < length) {
      piece = new byte[length];
    }
    bytes.get(piece, 0, length);
    monitor.accept(piece, 0, length);
  }

  /** What was found since the last call. */
  List<TransportError> take() {
    return monitor.take();
  }
}
