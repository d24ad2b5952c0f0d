package io.sightglass.core.source.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;

/**
 * Sends the size of a packet through the decoder along with it, in the pointer that is the user's
 * ({@code AV_CODEC_FLAG_COPY_OPAQUE}): frames come out in another order, some time later. It points
 * nowhere and is never followed. Used by one thread.
 */
final class PacketSize extends Pointer {

  /** Puts the packet's size where its frame will have it. */
  void mark(AVPacket packet) {
    address = packet.size();
    packet.opaque(this);
  }

  /** Bytes of the packet that {@code frame} was decoded from; 0 where that is not known. */
  static int of(AVFrame frame) {
    Pointer size = frame.opaque();
    return size == null ? 0 : (int) size.address();
  }
}
