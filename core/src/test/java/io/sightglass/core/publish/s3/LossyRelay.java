package io.sightglass.core.publish.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a server: forwards requests whole, and loses the answers to the first few. */
final class LossyRelay implements AutoCloseable {

  private final ServerSocket socket;
  private final int server;
  private final AtomicInteger lose;
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicLong left;
  private final Runnable then;

  LossyRelay(int server, int lose) throws IOException {
    this(server, lose, Long.MAX_VALUE, () -> {});
  }

  /**
   * @param after so many bytes of requests {@code then} runs, once, before the rest goes on
   */
  LossyRelay(int server, int lose, long after, Runnable then) throws IOException {
    this.left = new AtomicLong(after);
    this.then = then;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.server = server;
    this.lose = new AtomicInteger(lose);
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Answers that the server gave, lost ones too. */
  int answered() {
    return answered.get();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> relay(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void relay(Socket client) {
    try (client;
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
      Thread up = Thread.ofVirtual().start(() -> copy(client, upstream));
      byte[] block = new byte[1 << 16];
      InputStream from = upstream.getInputStream();
      for (int n = from.read(block); n >= 0; n = from.read(block)) {
        // The interim answer that asks for the body is none.
        boolean interim =
            new String(block, 0, Math.min(n, 12), StandardCharsets.ISO_8859_1).endsWith("100");
        if (!interim) {
          answered.incrementAndGet();
          if (lose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return;
          }
        }
        client.getOutputStream().write(block, 0, n);
        client.getOutputStream().flush();
      }
      up.interrupt();
    } catch (IOException e) {
      // One side went away, which is the point.
    }
  }

  private void copy(Socket from, Socket to) {
    try {
      OutputStream output = to.getOutputStream();
      InputStream input = from.getInputStream();
      byte[] block = new byte[1 << 16];
      for (int n = input.read(block); n >= 0; n = input.read(block)) {
        output.write(block, 0, n);
        long before = left.getAndAdd(-n);
        if (before > 0 && before - n <= 0) {
          then.run();
        }
      }
    } catch (IOException e) {
      // One side went away.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
