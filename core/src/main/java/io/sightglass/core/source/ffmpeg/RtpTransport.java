package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_READ;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.avio_close;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A transport stream in RTP (RFC 2250, 2; SMPTE ST 2022-2), as the demuxer of transport streams
 * reads it: without the packets' headers and in their order. FFmpeg's own demuxer of RTP hands the
 * payload on inside itself, where nobody else sees its packets. Closed after the context that reads
 * it.
 */
final class RtpTransport implements AutoCloseable {

  private static final Map<Long, RtpTransport> OPEN = new ConcurrentHashMap<>();

  // One for all inputs: JavaCPP makes at most ten native functions of a kind.
  private static final AVIOContext.Read_packet_Pointer_BytePointer_int READ =
      new AVIOContext.Read_packet_Pointer_BytePointer_int() {
        @Override
        public int call(Pointer opaque, BytePointer buffer, int size) {
          RtpTransport transport = OPEN.get(opaque.address());
          return transport == null ? -1 : transport.read(opaque, buffer, size);
        }
      };

  private static final int LARGEST_DATAGRAM = 65_536;
  private static final int TS_PACKET = 188;
  private static final byte SYNC = 0x47;

  private final AVIOContext io;
  private final AVIOContext.Read_packet_Pointer_BytePointer_int original;
  private final BytePointer datagram = new BytePointer(LARGEST_DATAGRAM);
  private final RtpPackets packets = new RtpPackets();
  private byte[] payload = {};
  private int taken;

  private RtpTransport(AVIOContext io) {
    this.io = io;
    this.original = io.read_packet();
  }

  /**
   * Listens until the first packet has come.
   *
   * @param context its way to be interrupted is used; where a transport stream comes it gets its
   *     packets
   * @return null where what comes is no transport stream, or the address can't be listened to: then
   *     FFmpeg's own demuxer knows more, or says why
   */
  static @Nullable RtpTransport open(String address, AVFormatContext context) {
    AVIOContext io = new AVIOContext((Pointer) null);
    AVDictionary options = InputOptions.forRtp();
    int opened = avio_open2(io, address, AVIO_FLAG_READ, context.interrupt_callback(), options);
    av_dict_free(options);
    if (opened < 0) {
      return null;
    }
    RtpTransport transport = new RtpTransport(io);
    if (transport.fill(io.opaque()) < 0 || !transport.holdsTransportStream()) {
      transport.close();
      return null;
    }
    OPEN.put(io.opaque().address(), transport);
    io.read_packet(READ);
    context.pb(io);
    return transport;
  }

  /** The demuxer that is to read it. */
  static AVInputFormat demuxer() {
    return av_find_input_format("mpegts");
  }

  private boolean holdsTransportStream() {
    for (int i = 0; i < payload.length; i += TS_PACKET) {
      if (payload[i] != SYNC) {
        return false;
      }
    }
    return payload.length % TS_PACKET == 0;
  }

  // Waits for the next payload; negative is FFmpeg's error.
  private int fill(Pointer source) {
    byte[] next = packets.next(System.nanoTime());
    while (next == null) {
      int read =
          original.call(source, datagram.position(0).limit(LARGEST_DATAGRAM), LARGEST_DATAGRAM);
      if (read < 0) {
        return read;
      }
      packets.add(datagram.limit(read).asByteBuffer());
      next = packets.next(System.nanoTime());
    }
    payload = next;
    taken = 0;
    return 0;
  }

  private int read(Pointer source, BytePointer buffer, int size) {
    if (taken == payload.length) {
      int filled = fill(source);
      if (filled < 0) {
        return filled;
      }
    }
    int count = Math.min(size, payload.length - taken);
    buffer.put(payload, taken, count);
    taken += count;
    return count;
  }

  @Override
  public void close() {
    OPEN.remove(io.opaque().address());
    io.read_packet(original);
    avio_close(io);
    datagram.close();
  }
}
