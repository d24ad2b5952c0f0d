package io.sightglass.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sightglass.core.alert.Alert;
import io.sightglass.core.alert.AlertOutbox;
import io.sightglass.core.alert.AlertRules;
import io.sightglass.core.alert.AlertWatch;
import io.sightglass.core.alert.WebhookChannel;
import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.pipeline.AnalysisSession;
import io.sightglass.core.pipeline.AnalysisSettings;
import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.profile.Profiles;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How long after the end of a chunk a webhook's receiver knows what was established in it. */
@Command(
    name = "alerts",
    description =
        "Sends a transport stream in real time to an analysis with webhook, and tells how long"
            + " after its chunk was decoded each notification was there.",
    mixinStandardHelpOptions = true)
final class AlertsCommand implements Callable<Integer> {

  private static final Pattern END = Pattern.compile("\"endSeconds\":([0-9.]+)");
  private static final Pattern TYPE = Pattern.compile("\"type\":\"([^\"]+)\"");
  private static final int BLOCK = 188 * 7;

  /** A notification's arrival. */
  private record Told(String type, double endSeconds, long nanos) {}

  @Parameters(paramLabel = "CLIP", description = "An MPEG transport stream.")
  private Path clip = Path.of("");

  @Option(names = "--seconds", required = true, description = "How long it plays.")
  private double seconds;

  private final NavigableMap<Double, Long> decodedAt = new ConcurrentSkipListMap<>();
  private final Queue<Told> told = new ConcurrentLinkedQueue<>();

  @Override
  public Integer call() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/live.ts", this::send);
    server.createContext("/hook", this::take);
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    Path queue = Files.createTempDirectory("sightglass-alerts");
    try (AlertOutbox outbox = outbox(queue, URI.create(base + "/hook"))) {
      analyse(base + "/live.ts", outbox);
      outbox.settle(Duration.ofSeconds(20));
    } finally {
      server.stop(0);
    }
    print();
    return 0;
  }

  private static AlertOutbox outbox(Path queue, URI hook) throws IOException {
    WebhookChannel channel =
        new WebhookChannel(hook, Optional.of("secret"), Duration.ofSeconds(10), Clock.systemUTC());
    return new AlertOutbox(
        queue, List.of(channel), new AlertOutbox.Listener() {}, Clock.systemUTC(), new Random(1));
  }

  private void analyse(String address, AlertOutbox outbox) throws Exception {
    SessionListener clock =
        new SessionListener() {
          @Override
          public void decoded(FeatureChunk chunk) {
            decodedAt.put(chunk.chunk().range().end().seconds(), System.nanoTime());
          }
        };
    AlertWatch watch =
        new AlertWatch(
            address,
            AlertRules.DEFAULT,
            Clock.systemUTC(),
            alert -> post(outbox, alert),
            id -> false);
    try (AnalysisSession session =
        new AnalysisSession(
            AnalysisSettings.of(MediaRequest.of(address), new Profiles().find(Profiles.DEFAULT)),
            new FfmpegOpener(),
            (features, stream) -> new SharedPass(features),
            DetectorRegistry.installed(),
            SessionListener.all(List.of(clock, watch)))) {
      session.start();
      session.await();
    }
  }

  private static void post(AlertOutbox outbox, Alert alert) {
    try {
      outbox.post(alert);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends at an even rate, as a constant-rate line does. */
  private void send(HttpExchange exchange) throws IOException {
    byte[] bytes = Files.readAllBytes(clip);
    exchange.getResponseHeaders().set("Content-Type", "video/mp2t");
    exchange.sendResponseHeaders(200, 0);
    long began = System.nanoTime();
    try (OutputStream output = exchange.getResponseBody()) {
      for (int at = 0; at < bytes.length; at += BLOCK) {
        output.write(bytes, at, Math.min(BLOCK, bytes.length - at));
        output.flush();
        long due = began + (long) (seconds * 1e9 * at / bytes.length);
        Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
    Matcher end = END.matcher(body);
    Matcher type = TYPE.matcher(body);
    // That something has ended is held back on purpose.
    if (!body.contains("\"cleared\"") && end.find() && type.find()) {
      told.add(new Told(type.group(1), Double.parseDouble(end.group(1)), now));
    }
  }

  private void print() {
    List<Double> after = new ArrayList<>();
    for (Told each : told) {
      // Its end so far lies in the chunk in which it was established, or at that one's end.
      Map.Entry<Double, Long> chunk = decodedAt.ceilingEntry(each.endSeconds() - 1e-6);
      if (chunk != null) {
        double waited = (each.nanos() - chunk.getValue()) / 1e9;
        after.add(waited);
        System.out.printf(
            Locale.ROOT, "%-20s to %7.3f s: %6.3f s%n", each.type(), each.endSeconds(), waited);
      }
    }
    if (after.isEmpty()) {
      System.out.println("Nobody was told anything.");
      return;
    }
    double[] waits = after.stream().mapToDouble(Double::doubleValue).toArray();
    System.out.printf(
        Locale.ROOT,
        "%d notifications, after the chunk was decoded: median %.3f s, at most %.3f s%n",
        waits.length,
        Quantiles.median(waits),
        Quantiles.quantile(waits, 1));
  }
}
