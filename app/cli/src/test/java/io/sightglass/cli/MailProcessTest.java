package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Alerts by e-mail as a user has them: a process that tells a real server over TLS. */
@Timeout(120)
class MailProcessTest {

  private static final String PASSWORD = "never-written-anywhere";
  private static final String STORE = "changeit";

  @TempDir Path home;
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private Path keys;
  private SMTPServer server;

  /** A certificate of the test's own, for the address that the server is at. */
  @BeforeEach
  void makeCertificate() throws IOException, InterruptedException {
    keys = home.resolve("keys.p12");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                STORE)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("keytool.txt").toFile())
            .start();
    assertThat(tool.waitFor()).isZero();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
    }
  }

  private SMTPServer.Builder server() {
    return SMTPServer.port(0)
        .bindAddress(InetAddress.getLoopbackAddress())
        .authenticationHandlerFactory(
            new EasyAuthenticationHandlerFactory((user, password, context) -> {
              if (!user.equals("qa") || !password.equals(PASSWORD)) {
                throw new LoginFailedException();
              }
            }))
        .requireAuth()
        .messageHandler((context, from, to, data) ->
            mails.add(to + "\n" + new String(data, StandardCharsets.UTF_8)));
  }

  private SSLContext identity() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(keys)) {
      store.load(input, STORE.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, STORE.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private void start(String security) throws IOException, GeneralSecurityException {
    server =
        switch (security) {
          case "tls" -> server().serverSocketFactory(identity()).build();
          case "starttls" -> server().requireTLS().startTlsSocketFactory(identity()).build();
          default -> server().build();
        };
    server.start();
  }

  private ProgramProcess.Ended analyse(String security, boolean trusting)
      throws IOException, InterruptedException {
    Path setup =
        Files.writeString(
            home.resolve("alerts.json"),
            """
            {"mail": [{"host": "127.0.0.1", "port": %d, "security": "%s", "user": "qa",
                       "from": "qa@example.org", "to": ["on-call@example.org"]}]}
            """
                .formatted(server.getPortAllocated(), security));
    String trust =
        "-Djavax.net.ssl.trustStore=" + keys + " -Djavax.net.ssl.trustStorePassword=" + STORE;
    return new ProgramProcess(
            home,
            Map.of("SIGHTGLASS_SMTP_PASSWORD", PASSWORD, "JDK_JAVA_OPTIONS", trusting ? trust : ""))
        .findFreeze("--alerts", setup);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls", "starttls"})
  void mail_isToldOverTls_andThePasswordIsLeftNowhere(String security) throws Exception {
    start(security);
    ProgramProcess.Ended end = analyse(security, true);
    assertThat(end.code()).as(end.err()).isEqualTo(ExitCode.DEFECTS);
    assertThat(mails)
        .hasSize(2)
        .allMatch(mail -> mail.startsWith("on-call@example.org\n"))
        .anyMatch(mail -> mail.contains("Subject: RAISED: freeze"))
        .anyMatch(mail -> mail.contains("Subject: CLEARED: freeze"));
    assertThat(end.err() + end.out()).doesNotContain(PASSWORD);
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(PASSWORD);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls", "starttls"})
  void certificateThatNobodyVouchesFor_isSaid_andNothingIsSent(String security) throws Exception {
    start(security);
    ProgramProcess.Ended end = analyse(security, false);
    assertThat(end.code()).as(end.err()).isEqualTo(ExitCode.DEFECTS);
    assertThat(end.err()).contains("has no certificate that is trusted");
    assertThat(mails).isEmpty();
  }

  @Test
  void serverWithoutStarttls_isSaid_andNothingIsSentInTheClear() throws Exception {
    start("none");
    ProgramProcess.Ended end = analyse("starttls", true);
    assertThat(end.code()).as(end.err()).isEqualTo(ExitCode.DEFECTS);
    assertThat(end.err()).contains("offers no STARTTLS");
    assertThat(mails).isEmpty();
  }
}
