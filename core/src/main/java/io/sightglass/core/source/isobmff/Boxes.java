package io.sightglass.core.source.isobmff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The boxes inside a box (ISO/IEC 14496-12, 4.2). */
final class Boxes {

  private static final int HEADER = 8;

  private Boxes() {}

  /**
   * The bodies of all children of this type.
   *
   * @param body left as it is
   */
  static List<ByteBuffer> all(ByteBuffer body, String type) {
    List<ByteBuffer> found = new ArrayList<>();
    ByteBuffer rest = body.slice();
    while (rest.remaining() >= HEADER) {
      long size = Integer.toUnsignedLong(rest.getInt());
      byte[] name = new byte[4];
      rest.get(name);
      if (size < HEADER || size - HEADER > rest.remaining()) {
        break;
      }
      int length = (int) size - HEADER;
      if (new String(name, StandardCharsets.ISO_8859_1).equals(type)) {
        found.add(rest.slice(rest.position(), length));
      }
      rest.position(rest.position() + length);
    }
    return found;
  }
}
