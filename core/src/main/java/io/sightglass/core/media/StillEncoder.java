package io.sightglass.core.media;

/** Makes small pictures for people of decoded ones. One thread at a time. */
public interface StillEncoder extends AutoCloseable {

  /**
   * A picture as a JPEG file.
   *
   * @param width in samples
   * @param height in lines
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on at once; nobody compares two.
  record Encoded(int width, int height, byte[] jpeg) {}

  /**
   * The picture in the colours and the shape that the stream means, as large as fits into {@code
   * mostWidth × mostHeight}.
   *
   * @param picture an open picture of this build's decoders; borrowed for the call
   * @param track which it is of
   */
  Encoded encode(VideoFrame picture, VideoTrack track, int mostWidth, int mostHeight);

  @Override
  void close();
}
