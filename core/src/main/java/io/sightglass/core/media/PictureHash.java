package io.sightglass.core.media;

import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A picture's fingerprint: the MD5 of its planes' samples, one plane after the other, row by row
 * without what lies between rows. It equals what FFmpeg's {@code framemd5} prints for the picture
 * where it was decoded to planes; a picture that was brought into planes has a hash of its own.
 */
public final class PictureHash {

  private PictureHash() {}

  /**
   * The hash in lower-case hexadecimal digits.
   *
   * @param picture an open picture; borrowed for the call
   * @throws IllegalStateException where it is closed
   */
  public static String md5(VideoFrame picture) {
    MessageDigest digest = digest();
    PixelFormat format = picture.format();
    for (int p = 0; p < format.planes(); p++) {
      MemorySegment plane = picture.plane(p);
      long rowBytes = (long) format.planeWidth(p, picture.width()) * format.bytesPerSample();
      int rows = format.planeHeight(p, picture.height());
      for (int y = 0; y < rows; y++) {
        digest.update(plane.asSlice((long) y * picture.stride(p), rowBytes).asByteBuffer());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
