package io.sightglass.core.report.qctools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.Tool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An imported report is untrusted, too. */
class HostileQctoolsTest {

  private static final String FRAME =
      "<frame media_type='video' pts_time='0.0' duration_time='0.04'>"
          + "<tag key='lavfi.signalstats.YAVG' value='&x;'/></frame>";

  @TempDir private Path folder;

  @Test
  void entityOfALocalFile_isNotRead() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "1234.5");

    ReportException failure = reading(withEntity("SYSTEM '" + secret.toUri() + "'"));

    assertThat(failure).hasMessageStartingWith("evil.xml");
    assertThat(failure.getMessage()).doesNotContain("1234.5");
  }

  @Test
  void entityOnTheNetwork_isNotFetched() throws Exception {
    AtomicLong calls = new AtomicLong();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";

      assertThat(reading(withEntity("SYSTEM '" + address + "'"))).isNotNull();
      assertThat(reading("<!DOCTYPE q SYSTEM '" + address + "'><q>&x;</q>")).isNotNull();

      assertThat(calls).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void entitiesOfEntities_areNotExpanded() throws Exception {
    StringBuilder declared = new StringBuilder("<!ENTITY e0 '1'>");
    for (int i = 1; i <= 30; i++) {
      declared.append("<!ENTITY e%d '%s'>".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
    }

    ReportException failure =
        reading("<!DOCTYPE q [" + declared + "<!ENTITY x '&e30;'>]><q>" + FRAME + "</q>");

    assertThat(failure).hasMessageStartingWith("evil.xml");
  }

  @Test
  void whatUnpacksWithoutEnd_isNotRead() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("<q>".getBytes(StandardCharsets.US_ASCII));
      gzip.write(" ".repeat(8 << 20).getBytes(StandardCharsets.US_ASCII));
    }
    InputStream bomb = new ByteArrayInputStream(bytes.toByteArray());

    ReportException failure =
        catchThrowableOfType(
            ReportException.class,
            () ->
                new QctoolsReader(1 << 20)
                    .read(bomb, "evil.gz", Optional.empty(), Tool.current(), Instant.EPOCH));

    assertThat(failure).hasMessageStartingWith("evil.gz unpacks to more");
  }

  private static String withEntity(String entity) {
    return "<!DOCTYPE q [<!ENTITY x " + entity + ">]><q>" + FRAME + "</q>";
  }

  private static ReportException reading(String xml) throws IOException {
    return catchThrowableOfType(
        ReportException.class,
        () ->
            new QctoolsReader()
                .read(
                    new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                    "evil.xml",
                    Optional.empty(),
                    Tool.current(),
                    Instant.EPOCH));
  }
}
