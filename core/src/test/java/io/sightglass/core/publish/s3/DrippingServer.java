package io.sightglass.core.publish.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** A server whose answer never ends, a byte now and a byte then, but is never silent for long. */
final class DrippingServer implements AutoCloseable {

  private final ServerSocket socket;
  private final Duration pause;

  DrippingServer(Duration pause) throws IOException {
    this.pause = pause;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> drip(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void drip(Socket client) {
    try (client) {
      OutputStream output = client.getOutputStream();
      output.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes());
      while (!socket.isClosed()) {
        output.write('x');
        output.flush();
        Thread.sleep(pause);
      }
    } catch (IOException | InterruptedException e) {
      // The client has given up.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
