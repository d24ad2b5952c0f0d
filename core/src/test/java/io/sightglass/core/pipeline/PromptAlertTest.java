package io.sightglass.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sightglass.core.alert.AlertOutbox;
import io.sightglass.core.alert.AlertRules;
import io.sightglass.core.alert.AlertWatch;
import io.sightglass.core.alert.WebhookChannel;
import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.Condition.Comparison;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.source.MediaRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptAlertTest {

  private static final Profile PROFILE =
      new Profile(
          "test",
          "Test",
          Severity.ERROR,
          List.of(
              new DefectRule(
                  "bright",
                  "a",
                  new Condition("a-luma", Comparison.AT_LEAST, 40, 40),
                  List.of(),
                  0,
                  0,
                  Severity.ERROR,
                  true)),
          Map.of());

  private static final int PICTURES = 51;

  @TempDir private Path folder;

  /**
   * Picture 40 is in the second chunk. The source sends the first picture of the third, which ends
   * the second, and no more: what is told waits for nothing that comes later.
   */
  @Test
  void receiverIsTold_whenTheChunkThatHasTheDefectEnds() throws Exception {
    CountDownLatch raised = new CountDownLatch(1);
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
          if (body.contains("\"raised\"")) {
            raised.countDown();
          }
        });
    receiver.start();
    SyntheticSource source = new SyntheticSource(PICTURES, true, SyntheticSource.Ending.BLOCKS);
    WebhookChannel channel =
        new WebhookChannel(
            URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"),
            Optional.of("secret"),
            Duration.ofSeconds(20),
            Clock.systemUTC());
    try (AlertOutbox outbox =
            new AlertOutbox(
                folder,
                List.of(channel),
                new AlertOutbox.Listener() {},
                Clock.systemUTC(),
                new Random(1));
        AnalysisSession session =
            new AnalysisSession(
                AnalysisSettings.of(MediaRequest.of("synthetic:"), PROFILE),
                request -> source,
                (features, stream) -> new SharedPass(features),
                new DetectorRegistry(List.of(new TestDetector("a"))),
                watch(outbox))) {
      session.start();
      assertThat(raised.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      receiver.stop(0);
    }
  }

  private static AlertWatch watch(AlertOutbox outbox) {
    return new AlertWatch(
        "synthetic:",
        AlertRules.DEFAULT,
        Clock.systemUTC(),
        alert -> {
          try {
            outbox.post(alert);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        id -> false);
  }
}
