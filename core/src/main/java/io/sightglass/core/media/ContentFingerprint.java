package io.sightglass.core.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which recording a file holds, whatever it is called and wherever it lies: what is known about its
 * contents (an index, a review, a published report) is kept under this key.
 *
 * <p>It is the file's length and the SHA-256 of three blocks of {@value #BLOCK_BYTES} bytes, at its
 * head, around its middle and at its tail, so that it takes the same few milliseconds for a clip
 * and for a feature film. A file of up to three blocks is hashed whole. Two recordings that differ
 * only between the blocks and have the same length would be taken for one: edits of coded video
 * change a length or an index at one of the ends, but bit damage in the middle does not.
 *
 * @param bytes length of the file
 * @param sha256 64 lower-case hexadecimal digits
 */
public record ContentFingerprint(long bytes, String sha256) {

  /** Bytes of each block that is hashed. */
  public static final int BLOCK_BYTES = 1 << 16;

  private static final int BLOCKS = 3;
  private static final Pattern TEXT = Pattern.compile("(\\d{1,19})-([0-9a-f]{64})");

  public ContentFingerprint {
    if (bytes < 0 || !TEXT.matcher(bytes + "-" + sha256).matches()) {
      throw new IllegalArgumentException("fingerprint of " + bytes + " bytes: " + sha256);
    }
  }

  /** The fingerprint of {@code file} as it is now. */
  public static ContentFingerprint of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long bytes = channel.size();
      MessageDigest digest = digest();
      if (bytes <= (long) BLOCKS * BLOCK_BYTES) {
        update(digest, channel, 0, (int) bytes);
      } else {
        update(digest, channel, 0, BLOCK_BYTES);
        update(digest, channel, (bytes - BLOCK_BYTES) / 2, BLOCK_BYTES);
        update(digest, channel, bytes - BLOCK_BYTES, BLOCK_BYTES);
      }
      return new ContentFingerprint(bytes, HexFormat.of().formatHex(digest.digest()));
    }
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException where the text is no fingerprint
   */
  public static ContentFingerprint parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a fingerprint");
    }
    return new ContentFingerprint(Long.parseLong(parts.group(1)), parts.group(2));
  }

  private static void update(MessageDigest digest, FileChannel channel, long from, int length)
      throws IOException {
    ByteBuffer block = ByteBuffer.allocate(length);
    while (block.hasRemaining()) {
      if (channel.read(block, from + block.position()) < 0) {
        throw new EOFException("the file was shortened while it was read");
      }
    }
    digest.update(block.flip());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Length and hash with a dash between: fit for a file's name. */
  @Override
  public String toString() {
    return bytes + "-" + sha256;
  }
}
