package io.sightglass.core.publish.s3;

import io.sightglass.core.publish.PublishTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real S3 server (S3Proxy) in a process of its own; it checks signatures. */
final class S3Server implements AutoCloseable {

  static final String KEY = "tester";
  static final String SECRET = "secret-of-the-tests";
  static final String BUCKET = "qa-reports";

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

  private final Path folder;
  private final int port;
  private Process process;

  S3Server(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("data").resolve(BUCKET));
    this.port = freePort();
    Properties properties = new Properties();
    properties.putAll(
        java.util.Map.of(
            "s3proxy.endpoint",
            "http://127.0.0.1:" + port,
            "s3proxy.authorization",
            "aws-v2-or-v4",
            "s3proxy.identity",
            KEY,
            "s3proxy.credential",
            SECRET,
            "jclouds.provider",
            "filesystem-nio2",
            "jclouds.filesystem.basedir",
            folder.resolve("data").toString()));
    try (var output = Files.newOutputStream(folder.resolve("s3.properties"))) {
      properties.store(output, null);
    }
    Files.writeString(
        folder.resolve("logback.xml"),
        """
        <configuration>
          <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
            <encoder><pattern>%logger{0} %msg%n</pattern></encoder>
          </appender>
          <logger name="org.gaul.s3proxy.S3ProxyHandler" level="DEBUG"/>
          <root level="ERROR"><appender-ref ref="OUT"/></root>
        </configuration>
        """);
    this.process = start();
  }

  /** Requests of that method below the prefix, as the server's own log has them. */
  List<String> requests(String method, String prefix) throws IOException {
    return Files.readAllLines(folder.resolve("s3.log")).stream()
        .filter(line -> line.contains("request: "))
        .filter(line -> line.contains(method + " ") || line.contains(method + "@"))
        .filter(line -> line.contains("/" + BUCKET + "/" + prefix))
        .toList();
  }

  private Process start() throws IOException, InterruptedException {
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.gaul.s3proxy.Main",
                "--properties",
                folder.resolve("s3.properties").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3.log").toFile())
            .start();
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!answers()) {
      if (System.nanoTime() > end || !started.isAlive()) {
        started.destroyForcibly();
        throw new IOException(Files.readString(folder.resolve("s3.log")));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return started;
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  PublishTarget target(String prefix) {
    return at(port, BUCKET + "/" + prefix);
  }

  static PublishTarget at(int port, String path) {
    return PublishTarget.parse("s3://" + path)
        .at("http://127.0.0.1:" + port)
        .withRegion("us-east-1")
        .withPathStyle(true);
  }

  /** Files of the bucket below the prefix. */
  List<Path> objects(String prefix) throws IOException {
    Path below = folder.resolve("data").resolve(BUCKET).resolve(prefix);
    if (!Files.exists(below)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void restart() throws IOException, InterruptedException {
    kill();
    process = start();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
