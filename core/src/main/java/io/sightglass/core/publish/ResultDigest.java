package io.sightglass.core.publish;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;

/**
 * Passes a report's JSON on, and hashes it but for the time at which the report was made, which
 * stands at its beginning. One thread.
 */
final class ResultDigest extends FilterOutputStream {

  /** More than what stands before the time, and the time. */
  private static final int HEAD = 256;

  private final MessageDigest digest = Sha256.digest();
  private final byte[] created;
  private final byte[] head = new byte[HEAD];
  private int held;
  private boolean begun;

  ResultDigest(OutputStream output, Instant created) {
    super(output);
    this.created = created.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    int taken = Math.min(length, HEAD - held);
    System.arraycopy(bytes, from, head, held, taken);
    held += taken;
    if (held == HEAD) {
      begin();
      digest.update(bytes, from + taken, length - taken);
    }
  }

  private void begin() {
    if (begun) {
      return;
    }
    begun = true;
    int at = createdAt();
    digest.update(head, 0, at);
    int after = Math.min(held, at + created.length);
    digest.update(head, after, held - after);
  }

  private int createdAt() {
    for (int at = 0; at + created.length <= held; at++) {
      if (Arrays.equals(head, at, at + created.length, created, 0, created.length)) {
        return at;
      }
    }
    throw new IllegalStateException("the report does not begin with its time");
  }

  /** After the last byte. */
  String sha256() {
    begin();
    return Sha256.text(digest.digest());
  }
}
