package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The program as a process of its own, told to end while its source still sends. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals to send")
class InterruptedProcessTest {

  @TempDir Path folder;
  private final CountDownLatch done = new CountDownLatch(1);
  private HttpServer server;
  private static final Map<String, Integer> SIGNALS = Map.of("INT", 2, "TERM", 15);

  private ExecutorService threads;

  /** Serves the sample, and then neither more nor the end. */
  @BeforeEach
  void serve() throws IOException {
    byte[] sample = Files.readAllBytes(Sample.copyTo(folder));
    threads = Executors.newCachedThreadPool();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/live.ts", exchange -> stall(exchange, sample));
    server.start();
  }

  private void stall(HttpExchange exchange, byte[] sample) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(sample);
      body.flush();
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    done.countDown();
    server.stop(0);
    threads.shutdownNow();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  private Process start(Object... arguments) throws IOException {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Dsightglass.log=" + folder.resolve("sightglass.log"),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "io.sightglass.cli.Main"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command).redirectOutput(folder.resolve("out.txt").toFile()).start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void signal_endsTheAnalysis_andWhatWasAnalysedIsReported(String signal) throws Exception {
    assumeThat(ignored())
        .as("Signals that this process was started without")
        .doesNotContain(signal);
    Path json = folder.resolve("a.json");
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/live.ts";
    Process process = start("analyze", url, "--report", json);
    StringBuilder messages = new StringBuilder();
    try (BufferedReader err =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      boolean told = false;
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        messages.append(line).append('\n');
        if (!told && line.startsWith("Analysing ")) {
          told = true;
          new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
        }
      }
      assertThat(process.waitFor()).as(messages.toString()).isEqualTo(ExitCode.PARTIAL);
    } finally {
      process.destroyForcibly();
    }
    assertThat(messages).contains("Report written to " + json).doesNotContain("Exception", "\tat ");
    String text = Files.readString(json);
    JsonNode report = Sample.JSON.readTree(text);
    assertThat(report.get("analysis").get("partial").asBoolean()).isTrue();
    assertThat(report.get("analysis").get("message").asString()).isNotBlank();
    assertThat(new SchemaCheck("report-1.json").problems(text)).isEmpty();
    assertThat(Files.list(folder)).noneMatch(file -> file.toString().endsWith(".part"));
  }

  // A shell starts what runs in the background with SIGINT ignored, and children inherit that.
  private static List<String> ignored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return List.of();
    }
    long mask =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
            .findFirst()
            .orElse(0);
    return SIGNALS.entrySet().stream()
        .filter(signal -> (mask >> signal.getValue() - 1 & 1) != 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void missingFile_endsTheProcessWithItsCode() throws Exception {
    Process process = start("probe", folder.resolve("nowhere.ts"));
    String messages = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(ExitCode.NOT_OPENED);
    assertThat(messages).contains("nowhere.ts was not found").doesNotContain("Exception");
    assertThat(folder.resolve("out.txt")).isEmptyFile();
  }
}
