package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_new_side_data;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.time.MediaTime;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.javacpp.BytePointer;

/**
 * What stands at one place of a packet log: a packet with all that FFmpeg says of it, or an event.
 * Immutable.
 */
final class LogEntry {

  /** Length of the whole entry, kind, epoch, stream, flags, data, pts, dts, duration, arrival. */
  private static final int HEADER_BYTES = 6 * Integer.BYTES + 4 * Long.BYTES + Integer.BYTES;

  private static final int PACKET = 0;
  private static final int EVENT = 1;
  private static final StreamEvent.Kind[] KINDS = StreamEvent.Kind.values();

  private final ByteBuffer bytes;
  private final PacketLog.Position at;

  LogEntry(byte[] bytes, PacketLog.Position at) {
    this.bytes = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    this.at = at;
  }

  static byte[] of(Epoch epoch, AVPacket packet, long arrivalNanos) {
    int size = HEADER_BYTES + packet.size();
    int sides = packet.side_data_elems();
    for (int i = 0; i < sides; i++) {
      size += 2 * Integer.BYTES + (int) packet.side_data().getPointer(i).size();
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.putInt(size).putInt(PACKET).putInt(epoch.id()).putInt(packet.stream_index());
    out.putInt(packet.flags()).putInt(packet.size());
    out.putLong(packet.pts()).putLong(packet.dts()).putLong(packet.duration());
    out.putLong(arrivalNanos).putInt(sides);
    take(packet.data(), packet.size(), out);
    for (int i = 0; i < sides; i++) {
      AVPacketSideData side = packet.side_data().getPointer(i);
      out.putInt(side.type()).putInt((int) side.size());
      take(side.data(), (int) side.size(), out);
    }
    return out.array();
  }

  private static void take(BytePointer data, int length, ByteBuffer out) {
    if (length > 0) {
      data.get(out.array(), out.position(), length);
      out.position(out.position() + length);
    }
  }

  static byte[] of(StreamEvent event, long arrivalNanos) {
    byte[] detail = event.detail().getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + detail.length);
    out.putInt(out.capacity()).putInt(EVENT).putInt(event.kind().ordinal());
    out.putInt(event.streamIndex()).putInt(0).putInt(detail.length);
    out.putLong(event.time().micros()).putLong(event.micros()).putLong(0);
    out.putLong(arrivalNanos).putInt(0);
    return out.put(detail).array();
  }

  PacketLog.Position next() {
    return new PacketLog.Position(at.segment(), at.offset() + bytes.capacity());
  }

  boolean isEvent() {
    return bytes.getInt(4) == EVENT;
  }

  /** Number of a packet's epoch. */
  int epoch() {
    return bytes.getInt(8);
  }

  int stream() {
    return bytes.getInt(12);
  }

  /** {@link System#nanoTime} of its arrival. */
  long arrivalNanos() {
    return bytes.getLong(48);
  }

  /** An event's entry, read back. */
  StreamEvent event() {
    byte[] detail = new byte[bytes.getInt(20)];
    bytes.get(HEADER_BYTES, detail);
    return new StreamEvent(
        KINDS[bytes.getInt(8)],
        new MediaTime(bytes.getLong(24)),
        stream(),
        new String(detail, StandardCharsets.UTF_8),
        bytes.getLong(32));
  }

  /** Makes {@code packet}, which is blank, what was logged. */
  void fill(AVPacket packet) {
    int size = bytes.getInt(20);
    if (av_new_packet(packet, size) < 0) {
      throw new OutOfMemoryError("no memory for a packet");
    }
    packet.stream_index(stream()).flags(bytes.getInt(16));
    packet.pts(bytes.getLong(24)).dts(bytes.getLong(32)).duration(bytes.getLong(40));
    put(packet.data(), HEADER_BYTES, size);
    int at = HEADER_BYTES + size;
    for (int i = 0; i < bytes.getInt(56); i++) {
      int length = bytes.getInt(at + Integer.BYTES);
      BytePointer side = av_packet_new_side_data(packet, bytes.getInt(at), length);
      at += 2 * Integer.BYTES;
      if (side != null && !side.isNull()) {
        put(side, at, length);
      }
      at += length;
    }
  }

  private void put(BytePointer data, int from, int length) {
    if (length > 0) {
      byte[] copy = new byte[length];
      bytes.get(from, copy);
      data.put(copy);
    }
  }
}
