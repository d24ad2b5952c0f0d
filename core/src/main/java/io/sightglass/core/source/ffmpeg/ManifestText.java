package io.sightglass.core.source.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Collects the text of a playlist or manifest as it is read; of anything else, nothing. */
final class ManifestText implements Consumer<ByteBuffer> {

  /** Far more than a day of segments takes. */
  private static final int MOST = 8 << 20;

  private static final int BYTE_ORDER_MARK = 0xEF;

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private boolean other;

  @Override
  public void accept(ByteBuffer bytes) {
    if (text.size() == 0 && bytes.hasRemaining()) {
      other = !begins(bytes.get(bytes.position()) & 0xff);
    }
    if (!other) {
      byte[] piece = new byte[Math.min(bytes.remaining(), MOST - text.size())];
      bytes.get(piece);
      text.writeBytes(piece);
    }
  }

  // The first of a playlist's #EXTM3U, or of a document of XML.
  private static boolean begins(int first) {
    return first == '#' || first == '<' || first == BYTE_ORDER_MARK || first <= ' ' && first > 0;
  }

  /** Whether it takes no more. */
  boolean full() {
    return other || text.size() == MOST;
  }

  /** What has come. */
  String text() {
    String all = text.toString(StandardCharsets.UTF_8);
    return all.startsWith("\uFEFF") ? all.substring(1) : all;
  }
}
