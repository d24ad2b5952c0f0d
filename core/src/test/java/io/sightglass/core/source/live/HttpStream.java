package io.sightglass.core.source.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Transport streams over HTTP, in their own time: each connection is sent the next of some clips,
 * and the last one again and again. Can fall silent and hang up.
 */
public final class HttpStream implements AutoCloseable {

  private static final int PACKETS = 7 * 188;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Path> clips;
  private final double bytesPerSecond;
  private int connections;
  private boolean silent;
  private int cuts;
  private boolean closing;

  /**
   * @param speed times the clips' own time
   * @param seconds length of each clip
   */
  public HttpStream(double speed, double seconds, Path... clips) throws IOException {
    this.clips = List.of(clips);
    this.bytesPerSecond = speed * Files.size(clips[0]) / seconds;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::send);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/live.ts";
  }

  synchronized int connections() {
    return connections;
  }

  /** Sends nothing, but keeps connections open. */
  synchronized void fallSilent(boolean quiet) {
    silent = quiet;
    notifyAll();
  }

  /** Hangs up on everybody. */
  public synchronized void cut() {
    cuts++;
    notifyAll();
  }

  private synchronized Path next() {
    return clips.get(Math.min(connections++, clips.size() - 1));
  }

  private void send(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] content = Files.readAllBytes(next());
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      int seen = cuts();
      long began = System.nanoTime();
      for (int at = 0; at < content.length; at += PACKETS) {
        if (!awaitTurn(began + (long) (at / bytesPerSecond * 1e9), seen)) {
          return;
        }
        out.write(content, at, Math.min(PACKETS, content.length - at));
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized int cuts() {
    return cuts;
  }

  private synchronized boolean awaitTurn(long nanos, int seen) throws InterruptedException {
    while (!closing && cuts == seen) {
      long left = TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime());
      if (left <= 0 && !silent) {
        return true;
      }
      wait(silent ? 1000 : left);
    }
    return false;
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    server.stop(0);
    threads.shutdownNow();
  }
}
