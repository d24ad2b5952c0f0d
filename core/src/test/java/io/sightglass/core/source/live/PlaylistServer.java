package io.sightglass.core.source.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sightglass.core.source.TestClips;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A live playlist whose window moves on as its segments are fetched, so that a test takes no longer
 * than its reader. It can lose segments, fall silent, answer with errors, and end.
 */
public final class PlaylistServer implements AutoCloseable {

  private static final int WINDOW = 5;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Path> segments = new ArrayList<>();
  private final Set<Integer> missing = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);
  private int fetched = -1;
  private volatile int status = 200;
  private volatile boolean silent;
  private volatile int last = Integer.MAX_VALUE;

  /** Segments of about a second, as {@code clip} has key pictures. */
  PlaylistServer(Path folder, Path clip) throws IOException {
    Path list = folder.resolve("list.m3u8");
    TestClips.run(
        list,
        List.of(
            "-i",
            clip.toString(),
            "-c",
            "copy",
            "-copyts",
            "-f",
            "hls",
            "-hls_time",
            "1",
            "-hls_list_size",
            "0",
            "-hls_segment_filename",
            folder + "/s%03d.ts"));
    for (int i = 0; Files.exists(folder.resolve("s%03d.ts".formatted(i))); i++) {
      segments.add(folder.resolve("s%03d.ts".formatted(i)));
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/live.m3u8";
  }

  int segments() {
    return segments.size();
  }

  /** The window is at its start again. */
  synchronized void restart() {
    fetched = -1;
  }

  /** This segment is gone when it is asked for. */
  void lose(int segment) {
    missing.add(segment);
  }

  /** Everything is answered with this status from now on; 200 is health. */
  void answerWith(int code) {
    status = code;
  }

  /** Takes requests and says nothing, from now on. */
  void fallSilent(boolean quiet) {
    silent = quiet;
  }

  /** The playlist ends with this segment. */
  void endWith(int segment) {
    last = segment;
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
      String path = exchange.getRequestURI().getPath();
      if (path.endsWith(".m3u8")) {
        send(exchange, playlist().getBytes(StandardCharsets.UTF_8));
      } else {
        int segment = Integer.parseInt(path.replaceAll("\\D", ""));
        synchronized (this) {
          fetched = Math.max(fetched, segment);
        }
        if (missing.contains(segment)) {
          exchange.sendResponseHeaders(404, -1);
        } else {
          send(exchange, Files.readAllBytes(segments.get(segment)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private synchronized String playlist() {
    int end = Math.min(Math.min(fetched + 4, segments.size() - 1), last);
    int first = Math.max(0, end - WINDOW + 1);
    StringBuilder text =
        new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n")
            .append("#EXT-X-MEDIA-SEQUENCE:")
            .append(first)
            .append('\n');
    for (int i = first; i <= end; i++) {
      text.append("#EXTINF:0.96,\ns%03d.ts\n".formatted(i));
    }
    if (end == last) {
      text.append("#EXT-X-ENDLIST\n");
    }
    return text.toString();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  /** A clip whose segments are of 24 pictures. */
  static Path clip(Path folder, int seconds) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return TestClips.make(
        folder,
        "source.ts",
        "25",
        seconds,
        "-c:v",
        "mpeg2video",
        "-b:v",
        "600k",
        "-g",
        "24",
        "-bf",
        "0",
        "-sc_threshold",
        "1000000000",
        "-c:a",
        "mp2",
        "-b:a",
        "96k");
  }
}
