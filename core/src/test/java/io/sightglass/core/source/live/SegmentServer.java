package io.sightglass.core.source.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A live stream of segments whose window moves on as they are fetched, so that a test takes no
 * longer than its reader. It can lose segments, fall silent, answer with errors, and end. A
 * segment's number is the last in its file's name.
 */
abstract class SegmentServer implements AutoCloseable {

  private static final int AHEAD = 4;

  private final Path folder;
  private final String index;
  private final int window;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Integer> missing = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);
  private int fetched = -1;
  private volatile int status = 200;
  private volatile boolean silent;
  private volatile int last = Integer.MAX_VALUE;
  private volatile int stopped = Integer.MAX_VALUE;
  private volatile int slow = Integer.MAX_VALUE;

  /**
   * @param index name of the playlist or manifest
   * @param window segments that it names at a time
   */
  SegmentServer(Path folder, String index, int window) throws IOException {
    this.folder = folder;
    this.index = index;
    this.window = window;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
  }

  final void start() {
    server.start();
  }

  /** How many there are, numbered from 0. */
  abstract int segments();

  /**
   * The playlist or manifest.
   *
   * @param first number of the first segment that it names
   * @param end number of the last
   * @param over whether none will follow
   */
  abstract String index(int first, int end, boolean over);

  final String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + index;
  }

  /** The window is at its start again. */
  final synchronized void restart() {
    fetched = -1;
  }

  /** This segment is gone when it is asked for. */
  final void lose(int segment) {
    missing.add(segment);
  }

  /** Everything is answered with this status from now on; 200 is health. */
  final void answerWith(int code) {
    status = code;
  }

  /** Takes requests and says nothing, from now on. */
  final void fallSilent(boolean quiet) {
    silent = quiet;
  }

  /** The stream ends with this segment. */
  final void endWith(int segment) {
    last = segment;
  }

  /** Names nothing after this segment, and does not say that the stream ends. */
  final void stopAt(int segment) {
    stopped = segment;
  }

  /**
   * The second half of this segment comes a second and a half after its first; of one file alone,
   * because the window waits for what is fetched, which a broadcaster's does not.
   */
  final void delay(int segment) {
    slow = segment;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (silent) {
        closing.await();
      }
      if (status != 200) {
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      String name = exchange.getRequestURI().getPath().substring(1);
      if (name.equals(index)) {
        send(exchange, index().getBytes(StandardCharsets.UTF_8));
      } else if (wanted(name)) {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        if (number(name) == slow) {
          slow = Integer.MAX_VALUE;
          sendInHalves(exchange, bytes);
        } else {
          send(exchange, bytes);
        }
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean wanted(String name) {
    if (!name.matches("[\\w.-]+") || !Files.exists(folder.resolve(name))) {
      return false;
    }
    if (named(name)) {
      return true;
    }
    int segment = number(name);
    if (segment > Math.min(last, stopped)) {
      return false;
    }
    synchronized (this) {
      fetched = Math.max(fetched, segment);
    }
    return !missing.contains(segment);
  }

  // What has a name and no number: of no segment.
  private static boolean named(String name) {
    return name.startsWith("init") || name.startsWith("master");
  }

  private static int number(String name) {
    return named(name) ? -1 : Integer.parseInt(name.replaceAll(".*?(\\d+)\\.\\w+$", "$1"));
  }

  private void sendInHalves(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, body.length);
    int half = body.length / 2;
    exchange.getResponseBody().write(body, 0, half);
    exchange.getResponseBody().flush();
    closing.await(1500, TimeUnit.MILLISECONDS);
    exchange.getResponseBody().write(body, half, body.length - half);
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private synchronized String index() {
    int end = Math.min(Math.min(fetched + AHEAD, segments() - 1), Math.min(last, stopped));
    return index(Math.max(0, end - window + 1), end, end == last);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
