package io.sightglass.core.source.live;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Passes datagrams on from one port to another, but for some that a seed chooses, and all answers
 * back.
 */
final class LossyRelay implements AutoCloseable {

  private static final int MAX_DATAGRAM = 65_536;

  private final DatagramSocket in;
  private final DatagramSocket out;
  private final InetSocketAddress to;
  private final Random random;
  private final AtomicInteger lost = new AtomicInteger();
  private final double share;
  private final Thread thread;
  private final Thread back;
  private volatile @Nullable SocketAddress from;

  LossyRelay(int toPort, double share, long seed) throws SocketException {
    in = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    in.setReceiveBufferSize(1 << 20);
    out = new DatagramSocket();
    to = new InetSocketAddress(InetAddress.getLoopbackAddress(), toPort);
    random = new Random(seed);
    this.share = share;
    thread = Thread.ofPlatform().daemon().start(this::relay);
    back = Thread.ofPlatform().daemon().start(this::answer);
  }

  /** Datagrams that were not passed on. */
  int lost() {
    return lost.get();
  }

  int port() {
    return in.getLocalPort();
  }

  private void relay() {
    byte[] buffer = new byte[MAX_DATAGRAM];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        in.receive(packet);
        from = packet.getSocketAddress();
        if (random.nextDouble() >= share) {
          out.send(new DatagramPacket(buffer, packet.getLength(), to));
        } else {
          lost.incrementAndGet();
        }
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void answer() {
    byte[] buffer = new byte[MAX_DATAGRAM];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        out.receive(packet);
        SocketAddress sender = from;
        if (sender != null) {
          in.send(new DatagramPacket(buffer, packet.getLength(), sender));
        }
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  @Override
  public void close() {
    in.close();
    out.close();
    try {
      thread.join();
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
