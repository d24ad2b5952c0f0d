package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.LinkedHashSet;
import java.util.zip.CRC32;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Knows again what one connection has delivered before. FFmpeg's demuxer for DASH counts the
 * segments of a moving timeline from the manifest's first, and fetches one of them twice when the
 * window moves. Used by the connection's thread.
 */
final class RepeatedPackets {

  /** Some segments' worth; what comes again later than that is the sender's will. */
  private static final int REMEMBERED = 2048;

  private record Received(int stream, long decodeTicks, long checksum) {}

  private final LinkedHashSet<Received> received = new LinkedHashSet<>();

  /** Whether this packet came before; it is remembered from now on. */
  boolean again(AVPacket packet) {
    if (packet.dts() == AV_NOPTS_VALUE || packet.data() == null) {
      return false;
    }
    boolean fresh =
        received.add(new Received(packet.stream_index(), packet.dts(), checksum(packet)));
    if (received.size() > REMEMBERED) {
      received.removeFirst();
    }
    return !fresh;
  }

  /** CRC-32 of a packet's bytes. */
  static long checksum(AVPacket packet) {
    byte[] bytes = new byte[packet.size()];
    packet.data().get(bytes);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
