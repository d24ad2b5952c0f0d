package io.sightglass.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.time.TimeRange;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AlertDeliveryTest {

  private static final String SECRET = "the-secret-of-the-webhook";
  private static final String PASSWORD = "the-password-of-the-mail";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SILENCE = Duration.ofMillis(400);
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir private Path folder;

  private static Alert alert(Alert.Kind kind, String message) {
    return new Alert(
        "black-1234abcd",
        kind,
        NOON,
        "https://host/\"ä\".m3u8",
        "black",
        Severity.ERROR,
        message,
        TimeRange.ofSeconds(1.5, 4),
        38,
        2,
        7);
  }

  private static WebhookChannel webhook(int port) {
    return new WebhookChannel(
        URI.create("http://127.0.0.1:" + port + "/hook?token=in-the-address"),
        Optional.of(SECRET),
        Duration.ofSeconds(20),
        InstantSource.fixed(NOON));
  }

  private AlertOutbox outbox(AlertChannel channel) throws IOException {
    return new AlertOutbox(
        folder, List.of(channel), new AlertOutbox.Listener() {}, Clock.systemUTC(), new Random(1));
  }

  private List<Path> notes() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void webhook_getsSignedJson_andTheDiskIsLeftEmpty() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver();
        AlertOutbox outbox = outbox(webhook(receiver.port()))) {
      outbox.post(alert(Alert.Kind.RAISED, "Black \"since\" 1.5 – 黒."));
      assertThat(outbox.settle(PATIENCE)).isZero();
      WebhookReceiver.Post post = receiver.posts().getFirst();
      assertThat(post.signature())
          .isEqualTo(WebhookReceiver.signature(SECRET, NOON.getEpochSecond(), post.body()));
      assertThat(AlertJson.read(AlertJson.MAPPER.readTree(post.body())))
          .isEqualTo(alert(Alert.Kind.RAISED, "Black \"since\" 1.5 – 黒."));
      assertThat(notes()).isEmpty();
    }
  }

  @Test
  void burstOf503_andDroppedConnections_areRidOut_inOrder() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      receiver.answer(503, 503, WebhookReceiver.BREAK_OFF, 200, 429, 200);
      try (AlertOutbox outbox = outbox(webhook(receiver.port()))) {
        outbox.post(alert(Alert.Kind.RAISED, "1"));
        outbox.post(alert(Alert.Kind.CLEARED, "2"));
        assertThat(outbox.settle(PATIENCE)).isZero();
      }
      assertThat(receiver.accepted()).containsExactly("1", "2");
      List<String> deliveries = receiver.posts().stream().map(p -> p.delivery()).toList();
      // The first is tried four times under one number, the second twice under another.
      assertThat(deliveries.subList(0, 4)).containsOnly(deliveries.getFirst());
      assertThat(deliveries.subList(4, 6)).containsOnly(deliveries.getLast());
      assertThat(deliveries.getFirst()).isLessThan(deliveries.getLast());
    }
  }

  @Test
  void whatOneProcessLeaves_theNextDelivers() throws Exception {
    int port;
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      port = receiver.port();
      receiver.close();
      try (AlertOutbox outbox = outbox(webhook(port))) {
        outbox.post(alert(Alert.Kind.RAISED, "kept"));
      }
    }
    assertThat(notes()).hasSize(1);
    Path note = notes().getFirst();
    assertThat(note).content().doesNotContain(SECRET, "in-the-address").contains("kept");
    // As if by a process that is gone: the largest number that Linux gives is 2^22.
    Files.move(
        note,
        folder.resolve(note.getFileName().toString().replaceAll("-\\d+\\.json", "-4194305.json")));

    try (WebhookReceiver receiver = new WebhookReceiver(port);
        AlertOutbox next = outbox(webhook(port))) {
      assertThat(next.settle(PATIENCE)).isZero();
      assertThat(receiver.accepted()).containsExactly("kept");
    }
    assertThat(notes()).isEmpty();
  }

  @Test
  void whatAReceiverWillNeverTake_doesNotHoldTheOthersUp() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      receiver.answer(422, 200);
      try (AlertOutbox outbox = outbox(webhook(receiver.port()))) {
        outbox.post(alert(Alert.Kind.EVENT, "1"));
        outbox.post(alert(Alert.Kind.EVENT, "2"));
        assertThat(outbox.settle(PATIENCE)).isZero();
      }
      assertThat(receiver.accepted()).containsExactly("2");
    }
  }

  @Test
  void wrongSecret_andAMovedAddress_areTheSettings_andASilentOnePasses() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      receiver.answer(401, 302);
      for (int i = 0; i < 2; i++) {
        AlertException failure =
            catchThrowableOfType(
                AlertException.class,
                () -> webhook(receiver.port()).send("1", alert(Alert.Kind.EVENT, "x")));
        assertThat(failure.reason()).isEqualTo(AlertException.Reason.SETTINGS);
        assertThat(failure).hasMessageContaining("127.0.0.1").hasMessageNotContaining("token");
      }
    }
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      WebhookChannel channel =
          new WebhookChannel(
              URI.create("http://127.0.0.1:" + silent.getLocalPort()),
              Optional.empty(),
              SILENCE,
              InstantSource.system());
      AlertException failure =
          catchThrowableOfType(
              AlertException.class, () -> channel.send("1", alert(Alert.Kind.EVENT, "x")));
      assertThat(failure.reason()).isEqualTo(AlertException.Reason.PASSES);
      assertThat(failure).hasMessageContaining("does not answer");
    }
  }

  @Test
  void fullQueue_dropsEvents_notStates() throws Exception {
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<String> sent = new java.util.concurrent.CopyOnWriteArrayList<>();
    AlertChannel slow =
        new AlertChannel() {
          @Override
          public String id() {
            return "slow";
          }

          @Override
          public String title() {
            return "slow";
          }

          @Override
          public void send(String delivery, Alert alert) throws InterruptedException {
            taken.countDown();
            go.await();
            sent.add(alert.kind() + alert.message());
          }
        };
    try (AlertOutbox outbox = outbox(slow)) {
      outbox.post(alert(Alert.Kind.RAISED, ""));
      assertThat(taken.await(30, TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < AlertCourier.MOST_WAITING + 9; i++) {
        outbox.post(alert(i == 5 ? Alert.Kind.CLEARED : Alert.Kind.EVENT, Integer.toString(i)));
      }
      assertThat(outbox.waiting()).isEqualTo(AlertCourier.MOST_WAITING);
      go.countDown();
      assertThat(outbox.settle(PATIENCE)).isZero();
    }
    assertThat(sent).hasSize(AlertCourier.MOST_WAITING).startsWith("RAISED", "CLEARED5", "EVENT11");
    assertThat(notes()).isEmpty();
  }

  private static MailChannel mail(GreenMail server, Optional<String> password, String to) {
    return new MailChannel(
        new MailChannel.Server(
            "127.0.0.1",
            server.getSmtp().getPort(),
            MailChannel.Security.NONE,
            password.map(p -> "qa"),
            Duration.ofSeconds(20)),
        password,
        "Sightglass <qa@example.org>",
        List.of(to));
  }

  private static GreenMail mailServer() {
    ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    GreenMail server = new GreenMail(setup.verbose(false));
    server.start();
    return server;
  }

  @Test
  void mail_arrivesWhole_andSecondTryIsTheSameMail() throws Exception {
    GreenMail server = mailServer();
    try {
      server.setUser("qa", PASSWORD);
      MailChannel channel = mail(server, Optional.of(PASSWORD), "on-call@example.org");
      channel.send("0001", alert(Alert.Kind.RAISED, "Black since 1.5 – 黒."));
      channel.send("0001", alert(Alert.Kind.RAISED, "Black since 1.5 – 黒."));

      MimeMessage[] mails = server.getReceivedMessages();
      assertThat(mails).hasSize(2);
      assertThat(mails[0].getSubject()).isEqualTo("RAISED: black (error), \"ä\".m3u8");
      assertThat(mails[0].getContent().toString())
          .contains("Black since 1.5 – 黒.", "00:00:01.500 to 00:00:04.000", "frame 38", "7 more");
      assertThat(mails[0].getHeader("References"))
          .containsExactly("<black-1234abcd@alerts.sightglass>");
      assertThat(mails[1].getMessageID()).isEqualTo(mails[0].getMessageID());
    } finally {
      server.stop();
    }
  }

  @Test
  void wrongPassword_isTheSettings_andNoSecretIsSaid() {
    GreenMail server = mailServer();
    try {
      server.setUser("qa", PASSWORD);
      MailChannel channel = mail(server, Optional.of("wrong-secret"), "on-call@example.org");
      AlertException failure =
          catchThrowableOfType(
              AlertException.class, () -> channel.send("1", alert(Alert.Kind.EVENT, "x")));
      assertThat(failure.reason()).isEqualTo(AlertException.Reason.SETTINGS);
      assertThat(failure).hasMessageContaining("password").hasMessageNotContaining("wrong-secret");
    } finally {
      server.stop();
    }
  }

  @Test
  void mailServerThatIsAway_isRidOut() throws Exception {
    GreenMail server = mailServer();
    int port = server.getSmtp().getPort();
    MailChannel channel = mail(server, Optional.empty(), "on-call@example.org");
    server.stop();
    CountDownLatch failed = new CountDownLatch(1);
    AlertOutbox.Listener listener =
        new AlertOutbox.Listener() {
          @Override
          public void failed(AlertChannel by, Alert alert, AlertException why, int attempt) {
            assertThat(why.reason()).isEqualTo(AlertException.Reason.PASSES);
            failed.countDown();
          }
        };
    GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    try (AlertOutbox outbox =
        new AlertOutbox(folder, List.of(channel), listener, Clock.systemUTC(), new Random(1))) {
      outbox.post(alert(Alert.Kind.RAISED, "kept"));
      assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
      back.start();
      assertThat(outbox.settle(PATIENCE)).isZero();
      assertThat(back.getReceivedMessages()).hasSize(1);
    } finally {
      back.stop();
    }
  }

  @Test
  void silentMailServer_costsNoLongerThanItMay() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      MailChannel channel =
          new MailChannel(
              new MailChannel.Server(
                  "127.0.0.1",
                  silent.getLocalPort(),
                  MailChannel.Security.STARTTLS,
                  Optional.empty(),
                  SILENCE),
              Optional.empty(),
              "qa@example.org",
              List.of("on-call@example.org"));
      AlertException failure =
          catchThrowableOfType(
              AlertException.class, () -> channel.send("1", alert(Alert.Kind.EVENT, "x")));
      assertThat(failure.reason()).isEqualTo(AlertException.Reason.PASSES);
    }
  }
}
