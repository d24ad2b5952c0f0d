package io.sightglass.core.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A real HTTP server that takes notifications, or does not. */
final class WebhookReceiver implements AutoCloseable {

  /** Ends the connection in place of an answer. */
  static final int BREAK_OFF = -1;

  private final HttpServer server;
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final List<Post> posts = new CopyOnWriteArrayList<>();

  /** What came, and how it was answered. */
  record Post(String delivery, String signature, byte[] body, int answer) {

    String message() {
      return AlertJson.read(AlertJson.MAPPER.readTree(body)).message();
    }
  }

  WebhookReceiver() throws IOException {
    this(0);
  }

  WebhookReceiver(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::take);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The next answers; 200 after them. */
  synchronized void answer(int... statuses) {
    for (int status : statuses) {
      answers.add(status);
    }
  }

  private synchronized void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Integer next = answers.poll();
    int status = next == null ? 200 : next;
    posts.add(
        new Post(
            exchange.getRequestHeaders().getFirst(WebhookChannel.DELIVERY),
            exchange.getRequestHeaders().getFirst(WebhookChannel.SIGNATURE),
            body,
            status));
    if (status != BREAK_OFF) {
      exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
      exchange.sendResponseHeaders(status, -1);
    }
    exchange.close();
  }

  List<Post> posts() {
    return List.copyOf(posts);
  }

  /** Messages of what was answered by 200. */
  List<String> accepted() {
    List<String> messages = new ArrayList<>();
    posts.stream()
        .filter(post -> post.answer() == 200)
        .forEach(post -> messages.add(post.message()));
    return messages;
  }

  /** Made as a receiver would, not by our own code. */
  static String signature(String secret, long seconds, byte[] body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signed = seconds + "." + new String(body, StandardCharsets.UTF_8);
    return "t="
        + seconds
        + ",v1="
        + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
