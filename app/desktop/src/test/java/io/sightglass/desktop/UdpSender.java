package io.sightglass.desktop;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.concurrent.locks.LockSupport;

/** Sends a transport stream again and again, at about the rate at which it plays. */
final class UdpSender implements AutoCloseable {

  /** Seven packets of 188 bytes fit into one datagram. */
  private static final int DATAGRAM = 7 * 188;

  private static final long CLIP_NANOS = 28_000_000_000L;

  private final byte[] stream;
  private final DatagramSocket socket;
  private final int port;
  private final Thread thread;
  private volatile boolean closed;

  UdpSender(byte[] stream) throws IOException {
    this(stream, freePort());
  }

  UdpSender(byte[] stream, int port) throws IOException {
    this.stream = stream;
    this.port = port;
    socket = new DatagramSocket();
    thread = Thread.ofPlatform().daemon().start(this::send);
  }

  private static int freePort() throws IOException {
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  private void send() {
    long start = System.nanoTime();
    long sent = 0;
    while (!closed) {
      int offset = (int) (sent % (stream.length - DATAGRAM) / DATAGRAM * DATAGRAM);
      try {
        socket.send(
            new DatagramPacket(stream, offset, DATAGRAM, InetAddress.getLoopbackAddress(), port));
      } catch (IOException e) {
        // Nobody listens yet: the stream does not care.
      }
      sent += DATAGRAM;
      long due = start + (long) ((double) sent / stream.length * CLIP_NANOS);
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    socket.close();
  }
}
