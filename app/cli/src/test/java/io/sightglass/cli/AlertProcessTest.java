package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Alerts of the program as its user has them: a process each, told to a real receiver. */
@Timeout(120)
class AlertProcessTest {

  private static final String SECRET = "never-written-anywhere";

  @TempDir Path home;
  private final List<JsonNode> told = new CopyOnWriteArrayList<>();
  private final List<String> signatures = new CopyOnWriteArrayList<>();
  private HttpServer receiver;
  private volatile int status = 200;

  @BeforeEach
  void receive() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          signatures.add(
              String.valueOf(exchange.getRequestHeaders().getFirst("X-Sightglass-Signature")));
          if (status == 200) {
            told.add(Sample.JSON.readTree(body));
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  private String address() {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/?token=" + SECRET;
  }

  private ProgramProcess program() {
    return new ProgramProcess(home, Map.of("SIGHTGLASS_WEBHOOK_SECRET", SECRET));
  }

  private List<String> kinds(String type) {
    return told.stream()
        .filter(alert -> alert.get("type").asString().equals(type))
        .map(alert -> alert.get("kind").asString())
        .toList();
  }

  @Test
  void analysis_tellsTheReceiver_andNoSecretIsLeftOnDisk() throws Exception {
    ProgramProcess.Ended end = program().findFreeze("--alert-webhook", address());

    assertThat(end.code()).as(end.err()).isEqualTo(ExitCode.DEFECTS);
    assertThat(kinds("freeze")).containsExactly("raised", "cleared");
    assertThat(signatures).allMatch(signature -> signature.matches("t=\\d+,v1=[0-9a-f]{64}"));
    assertThat(home.resolve("state/sightglass/alerts/outbox")).isEmptyDirectory();
    assertThat(home.resolve("state/sightglass/alerts/raised")).isEmptyDirectory();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        assertThat(Files.readString(file)).doesNotContain(SECRET);
      }
    }
    assertThat(end.err() + end.out()).doesNotContain(SECRET);
  }

  @Test
  void whatCouldNotBeTold_isToldByTheNextProcess() throws Exception {
    status = 503;
    ProgramProcess.Ended end = program().findFreeze("--alert-webhook", address());
    assertThat(end.code()).as(end.err()).isEqualTo(ExitCode.DEFECTS);
    assertThat(end.err())
        .contains("is busy (503)", "'sightglass alerts send' delivers them")
        .doesNotContain(SECRET);
    assertThat(told).isEmpty();
    assertThat(program().run("alerts").out()).contains("Nothing is raised", "raised freeze-");

    status = 200;
    ProgramProcess.Ended sent = program().run("alerts", "send", "--alert-webhook", address());
    assertThat(sent.code()).as(sent.err()).isEqualTo(ExitCode.OK);
    assertThat(kinds("freeze")).containsExactly("raised", "cleared");
    assertThat(home.resolve("state/sightglass/alerts/outbox")).isEmptyDirectory();
  }
}
