package io.sightglass.core.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sightglass.core.media.ContentFingerprint;
import io.sightglass.core.pipeline.Headroom;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.publish.BundleIdentity;
import io.sightglass.core.publish.Publication;
import io.sightglass.core.publish.PublishException;
import io.sightglass.core.publish.PublishException.Reason;
import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.RollingPublication;
import io.sightglass.core.publish.SessionPublishing;
import io.sightglass.core.publish.Spool;
import io.sightglass.core.publish.SpoolEntry;
import io.sightglass.core.publish.SpoolSender;
import io.sightglass.core.publish.StoredBundle;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.report.Still;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class S3PublisherTest {

  /** Kills of a process that publishes; {@code -Dsightglass.kills=200} for the long run. */
  private static final int KILLS = Integer.getInteger("sightglass.kills", 4);

  private static final Duration LOADED_MACHINE = Duration.ofMinutes(2);
  private static final Duration SILENCE = Duration.ofMillis(500);
  private static final ContentFingerprint CONTENT = new ContentFingerprint(7, "0f".repeat(32));

  @TempDir private static Path shared;
  private static S3Server server;

  @TempDir private Path folder;
  private Spool spool;
  private String prefix;

  @BeforeAll
  static void startServer() throws Exception {
    server = new S3Server(shared);
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @BeforeEach
  void openSpool(TestInfo info) throws IOException {
    spool = new Spool(folder.resolve("spool"));
    prefix = info.getTestMethod().orElseThrow().getName();
  }

  static S3Publisher publisher(String key, String secret) {
    return new S3Publisher(clients(key, secret, LOADED_MACHINE));
  }

  private static S3Clients clients(String key, String secret, Duration silence) {
    return new S3Clients(
        StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)), silence);
  }

  private static S3Publisher publisher() {
    return publisher(S3Server.KEY, S3Server.SECRET);
  }

  private static Report report(String uri) {
    return new ReportBuilder().uri(uri).build();
  }

  private SpoolEntry add(Report report, PublishTarget target) throws IOException {
    return spool.add(report, BundleIdentity.of(report, CONTENT), target);
  }

  private PublishException failure(SpoolEntry entry, S3Publisher publisher) {
    return catchThrowableOfType(PublishException.class, () -> spool.send(entry.id(), publisher));
  }

  @Test
  void publish_makesOneObjectByOnePut() throws Exception {
    SpoolEntry entry = add(report("a.ts"), server.target(prefix));

    byte[] bundle = Files.readAllBytes(entry.bundle().file());
    Publication done = spool.send(entry.id(), publisher()).orElseThrow();

    assertThat(done.puts()).isEqualTo(1);
    assertThat(done.requests()).isEqualTo(1);
    assertThat(done.already()).isFalse();
    assertThat(server.objects(prefix))
        .singleElement()
        .satisfies(object -> assertThat(Files.readAllBytes(object)).isEqualTo(bundle));
    assertThat(spool.entries()).isEmpty();
    assertThat(folder.resolve("spool")).isEmptyDirectory();
    assertThat(server.requests("PUT", prefix)).as("the server's own log").hasSize(1);
  }

  @Test
  void sameResultAnalysedAgain_isThereAlready() throws Exception {
    Report report = report("a.ts");
    spool.send(add(report, server.target(prefix)).id(), publisher());

    Report later = report.createdAt(report.created().plusSeconds(3600));
    Publication again =
        spool.send(add(later, server.target(prefix)).id(), publisher()).orElseThrow();

    assertThat(again.already()).isTrue();
    assertThat(server.objects(prefix)).hasSize(1);
  }

  @Test
  void otherResultUnderTheSameKey_isAConflictAndKeepsBoth() throws Exception {
    spool.send(add(report("a.ts"), server.target(prefix)).id(), publisher());
    SpoolEntry other = add(report("b.ts"), server.target(prefix));

    PublishException failure = failure(other, publisher());

    assertThat(failure.reason()).isEqualTo(Reason.CONFLICT);
    assertThat(failure).hasMessageContaining("Another result");
    assertThat(spool.find(other.id()).orElseThrow().waits()).isFalse();
    assertThat(server.objects(prefix)).hasSize(1);
  }

  @Test
  void lostAnswer_isToldFromAConflict() throws Exception {
    try (LossyRelay relay = new LossyRelay(server.port(), 1)) {
      SpoolEntry entry =
          add(report("a.ts"), S3Server.at(relay.port(), S3Server.BUCKET + "/" + prefix));

      assertThat(failure(entry, publisher()).reason()).isEqualTo(Reason.NO_NETWORK);
      assertThat(relay.answered()).isEqualTo(1);
      Publication second = spool.send(entry.id(), publisher()).orElseThrow();

      assertThat(second.already()).isTrue();
      assertThat(server.objects(prefix)).hasSize(1);
      assertThat(spool.entries()).isEmpty();
    }
  }

  @Test
  void wrongSecret_unknownKey_andNoBucket_areToldApart() throws Exception {
    SpoolEntry entry = add(report("a.ts"), server.target(prefix));
    SpoolEntry nowhere = add(report("a.ts"), S3Server.at(server.port(), "no-such-bucket/x"));

    assertThat(failure(entry, publisher(S3Server.KEY, "wrong")))
        .hasMessageContaining("secret key")
        .extracting(PublishException::reason)
        .isEqualTo(Reason.CREDENTIALS);
    assertThat(failure(entry, publisher("nobody", S3Server.SECRET)).reason())
        .isIn(Reason.CREDENTIALS, Reason.NO_PERMISSION);
    assertThat(failure(nowhere, publisher()).reason()).isEqualTo(Reason.NO_BUCKET);
    assertThat(server.objects(prefix)).isEmpty();
    assertThat(spool.entries()).hasSize(2).allSatisfy(kept -> assertThat(kept.waits()).isFalse());
  }

  @Test
  void silentServer_costsSecondsAndWaits() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      SpoolEntry entry = add(report("a.ts"), S3Server.at(silent.getLocalPort(), "bucket/x"));

      PublishException failure =
          failure(entry, new S3Publisher(clients(S3Server.KEY, S3Server.SECRET, SILENCE)));

      assertThat(failure.reason()).isEqualTo(Reason.NO_NETWORK);
      assertThat(failure).hasMessageContaining("does not answer");
      assertThat(spool.find(entry.id()).orElseThrow().waits()).isTrue();
    }
  }

  @Test
  void serverWhoseAnswerDrips_isGivenUpAndWaits() throws Exception {
    try (DrippingServer slow = new DrippingServer(SILENCE.dividedBy(5))) {
      SpoolEntry entry = add(report("a.ts"), S3Server.at(slow.port(), "bucket/x"));

      PublishException failure =
          failure(entry, new S3Publisher(clients(S3Server.KEY, S3Server.SECRET, SILENCE)));

      assertThat(failure.reason()).isEqualTo(Reason.NO_NETWORK);
      assertThat(failure).hasMessageContaining("answers too slowly");
      assertThat(spool.find(entry.id()).orElseThrow().waits()).isTrue();
    }
  }

  @Test
  void burstOf503_waitsAndEachTryIsOneRequest() throws Exception {
    try (ErrorServer busy = new ErrorServer(503, "SlowDown")) {
      SpoolEntry entry = add(report("a.ts"), S3Server.at(busy.port(), "bucket/x"));
      for (int i = 1; i <= 3; i++) {
        assertThat(failure(entry, publisher()).reason()).isEqualTo(Reason.BUSY);
        assertThat(busy.requests()).isEqualTo(i);
        assertThat(spool.find(entry.id()).orElseThrow().attempts()).isEqualTo(i);
      }
    }
  }

  @Test
  void serverKilledAndBack_isSentThen() throws Exception {
    try (S3Server own = new S3Server(folder.resolve("own"))) {
      SpoolEntry entry = add(report("a.ts"), own.target(prefix));
      own.kill();
      assertThat(failure(entry, publisher()).reason()).isEqualTo(Reason.NO_NETWORK);
      own.restart();

      int left =
          new SpoolSender(spool, publisher(), Clock.offset(Clock.systemUTC(), Duration.ofDays(1)))
              .send(false, new SpoolSender.Listener() {});

      assertThat(left).isZero();
      assertThat(own.objects(prefix)).hasSize(1);
    }
  }

  @Test
  void serverKilledInTheMiddleOfAnUpload_hasNothing_andTheWholeWhenItIsBack() throws Exception {
    try (S3Server own = new S3Server(folder.resolve("own"));
        LossyRelay relay =
            new LossyRelay(
                own.port(),
                0,
                2_000_000,
                () -> {
                  try {
                    own.kill();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                })) {
      SpoolEntry entry = add(large(), S3Server.at(relay.port(), S3Server.BUCKET + "/" + prefix));
      byte[] bundle = Files.readAllBytes(entry.bundle().file());
      assertThat(failure(entry, publisher()).reason()).isEqualTo(Reason.NO_NETWORK);
      own.restart();
      S3BundleStore store =
          new S3BundleStore(clients(S3Server.KEY, S3Server.SECRET, LOADED_MACHINE));
      assertThat(store.list(own.target(prefix))).isEmpty();

      assertThat(spool.send(entry.id(), publisher()).orElseThrow().already()).isFalse();

      assertThat(own.objects(prefix))
          .singleElement()
          .satisfies(object -> assertThat(Files.readAllBytes(object)).isEqualTo(bundle));
    }
  }

  @Test
  void twoSendersOnOneSpool_sendEachEntryOnce() throws Exception {
    for (int i = 0; i < 6; i++) {
      Report report = report(i + ".ts");
      spool.add(
          report, BundleIdentity.ofStream(report, Instant.ofEpochSecond(i)), server.target(prefix));
    }
    AtomicInteger sent = new AtomicInteger();
    Callable<Integer> sender =
        () ->
            new SpoolSender(new Spool(folder.resolve("spool")), publisher(), Clock.systemUTC())
                .send(
                    true,
                    new SpoolSender.Listener() {
                      @Override
                      public void sent(SpoolEntry entry, Publication publication) {
                        assertThat(publication.already()).isFalse();
                        sent.incrementAndGet();
                      }
                    });
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (var result : two.invokeAll(List.of(sender, sender))) {
        result.get();
      }
    }

    assertThat(sent).hasValue(6);
    assertThat(server.objects(prefix)).hasSize(6);
    assertThat(spool.entries()).isEmpty();
  }

  @Test
  void published_isListedAndOpened() throws Exception {
    Report report = report("a.ts");
    PublishTarget target = server.target(prefix);
    spool.send(add(report, target).id(), publisher());
    S3BundleStore store = new S3BundleStore(clients(S3Server.KEY, S3Server.SECRET, LOADED_MACHINE));

    List<StoredBundle> list = store.list(target);

    assertThat(list).hasSize(1);
    assertThat(list.getFirst().content()).startsWith("7-0f0f");
    assertThat(store.open(target, list.getFirst().key()).stream().uri()).isEqualTo("a.ts");
  }

  private static Report large() {
    byte[] picture = new byte[4_000_000];
    new Random(3).nextBytes(picture);
    Still still = new Still(Still.Moment.AT, 3, MediaTime.ofSeconds(0.12), 320, 180, picture);
    return new ReportBuilder()
        .uri("large.ts")
        .defect("black", 3, 4, Severity.ERROR)
        .build()
        .withStills(Map.of(1L, List.of(still)));
  }

  @Test
  void bundleThatOnePutCannotHold_isWrittenInParts_onceAndWhole() throws Exception {
    long mega = 1 << 20;
    S3Publisher publisher =
        new S3Publisher(clients(S3Server.KEY, S3Server.SECRET, LOADED_MACHINE), 6 * mega, 5 * mega);
    Report report = large();
    SpoolEntry entry = add(report, server.target(prefix));
    byte[] bundle = Files.readAllBytes(entry.bundle().file());
    assertThat(bundle.length).isGreaterThan((int) (6 * mega));

    Publication done = spool.send(entry.id(), publisher).orElseThrow();

    assertThat(done.puts()).isEqualTo(Math.ceilDiv(bundle.length, 5 * mega));
    assertThat(done.already()).isFalse();
    assertThat(server.objects(prefix))
        .singleElement()
        .satisfies(object -> assertThat(Files.readAllBytes(object)).isEqualTo(bundle));
    Publication again =
        spool.send(add(report, server.target(prefix)).id(), publisher).orElseThrow();
    assertThat(again.already()).isTrue();
    assertThat(again.puts()).isZero();
  }

  @Test
  void clockThatIsOff_isSaid() throws Exception {
    try (ErrorServer aws = new ErrorServer(403, "RequestTimeTooSkewed")) {
      SpoolEntry entry = add(report("a.ts"), S3Server.at(aws.port(), "bucket/x"));
      PublishException failure = failure(entry, publisher());
      assertThat(failure.reason()).isEqualTo(Reason.CLOCK_SKEW);
      assertThat(failure).hasMessageContaining("Set the clock");
      assertThat(spool.find(entry.id()).orElseThrow().waits()).isFalse();
    }
  }

  @Test
  void hourOfALiveStream_isOnePut_andOneAPeriodWhereThatIsAsked() throws Exception {
    PublishTarget whole = server.target(prefix + "/whole");
    session(3600, whole, new RollingPublication.Schedule(Duration.ofHours(2), 0));
    assertThat(server.requests("PUT", prefix + "/whole")).hasSize(1);
    assertThat(server.objects(prefix + "/whole")).hasSize(1);

    PublishTarget rolling = server.target(prefix + "/rolling");
    session(3600, rolling, new RollingPublication.Schedule(Duration.ofMinutes(10), 0));
    assertThat(server.requests("PUT", prefix + "/rolling")).hasSize(6 + 1);
    S3BundleStore store = new S3BundleStore(clients(S3Server.KEY, S3Server.SECRET, LOADED_MACHINE));
    List<StoredBundle> all = store.list(rolling);
    assertThat(all).extracting(StoredBundle::part).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
    assertThat(StoredBundle.current(all)).extracting(StoredBundle::part).containsExactly(0);
    assertThat(StoredBundle.current(all.stream().filter(b -> b.part() > 0).toList()))
        .extracting(StoredBundle::part)
        .containsExactly(6);
  }

  @Test
  void burstsOfDefects_arePublishedBeforeThePeriodEnds_butNotOneASecond() throws Exception {
    // A defect a second: each half minute has thirty new ones.
    for (int defects : new int[] {30, 1}) {
      String below = prefix + "/" + defects;
      session(
          180, server.target(below), new RollingPublication.Schedule(Duration.ofHours(2), defects));
      assertThat(server.requests("PUT", below + "/")).hasSize(6 + 1);
    }
  }

  /** A chunk and a defect a second, by a clock of its own. */
  private void session(int seconds, PublishTarget target, RollingPublication.Schedule schedule)
      throws Exception {
    Instant begin = Instant.parse("2026-11-24T12:00:00Z");
    AtomicReference<Instant> now = new AtomicReference<>(begin);
    Report report = new ReportBuilder().uri("udp://@:5000").live().ran("freeze").build();
    SessionPublishing publishing = new SessionPublishing(spool, publisher(), target, begin);
    Semaphore published = new Semaphore(0);
    List<Defect> defects = new ArrayList<>();
    try (RollingPublication rolling =
        new RollingPublication(
            schedule,
            now::get,
            part -> {
              try {
                publishing.send(publishing.keep(report, part));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } finally {
                published.release();
              }
            })) {
      rolling.opened(report.stream());
      for (int second = 1; second <= seconds; second++) {
        now.set(begin.plusSeconds(second));
        defects.add(
            new ReportBuilder()
                .defect("a", second, second + 1, Severity.ERROR)
                .build()
                .defects()
                .getFirst());
        rolling.progressed(
            new SessionListener.Progress(
                MediaTime.ofSeconds(second),
                25L * second,
                List.of(),
                List.copyOf(defects),
                new Headroom(1_000_000, 0, 0, Map.of(), 0, 0, 1)));
        // Real seconds are long enough to publish in.
        boolean due =
            second % schedule.every().toSeconds() == 0
                || schedule.defects() > 0 && second % 30 == 0;
        if (due) {
          assertThat(published.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
          rolling.awaitIdle();
        }
      }
    }
    assertThat(publishing.send(publishing.keep(report, 0))).isPresent();
    assertThat(spool.entries()).isEmpty();
  }

  @Test
  void whatWaitsOfEarlierStates_givesWayToTheWhole() throws Exception {
    Report report = new ReportBuilder().uri("udp://@:5000").live().build();
    Instant from = Instant.parse("2026-11-24T12:00:00Z");
    PublishTarget target = server.target(prefix);
    SessionPublishing publishing = new SessionPublishing(spool, publisher(), target, from);
    SessionPublishing other =
        new SessionPublishing(spool, publisher(), target, from.plusSeconds(3600));
    publishing.keep(report, 1);
    publishing.keep(report, 2);
    SpoolEntry unrelated = other.keep(report, 1);
    assertThat(spool.entries()).extracting(e -> e.bundle().identity().part()).containsExactly(2, 1);
    SpoolEntry whole = publishing.keep(report, 0);
    assertThat(spool.entries())
        .extracting(SpoolEntry::id)
        .containsExactlyInAnyOrder(unrelated.id(), whole.id());
  }

  @Test
  void twoProcessesOnOneSpool_sendEachReportOnce() throws Exception {
    Path own = folder.resolve("spool");
    for (int i = 0; i < 6; i++) {
      Report report = report(i + ".ts");
      spool.add(
          report, BundleIdentity.ofStream(report, Instant.ofEpochSecond(i)), server.target(prefix));
    }
    Process one = PublishingProcess.sendAll(own, folder.resolve("said1"));
    Process two = PublishingProcess.sendAll(own, folder.resolve("said2"));

    assertThat(one.waitFor()).as(Files.readString(folder.resolve("said1"))).isZero();
    assertThat(two.waitFor()).as(Files.readString(folder.resolve("said2"))).isZero();
    assertThat(server.objects(prefix)).hasSize(6);
    assertThat(server.requests("PUT", prefix)).hasSize(6);
    assertThat(own).isEmptyDirectory();
  }

  @Test
  void fullDisk_isSaidBeforeAnythingIsBegun() throws Exception {
    Spool full = new Spool(folder.resolve("full"), 1, Clock.systemUTC(), new Random(1));
    full.check();
    assertThatThrownBy(
            () -> {
              Report report = report("a.ts");
              full.add(report, BundleIdentity.of(report, CONTENT), server.target(prefix));
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is full");
    assertThat(folder.resolve("full")).isEmptyDirectory();
    Spool small =
        new Spool(
            folder.resolve("small"), 1 << 20, Long.MAX_VALUE, Clock.systemUTC(), new Random(1));
    assertThatThrownBy(small::check)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("The disk of the spool")
        .hasMessageContaining("Make room");
  }

  @Test
  void killedAtAnyMoment_leavesOneRightObjectAndLosesNoReport() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < KILLS; i++) {
      Path own = folder.resolve("spool" + i);
      String below = prefix + "/" + i;
      Path said = folder.resolve("said" + i);
      Process process = PublishingProcess.start(own, server.port(), below, said);
      while (!Files.readString(said).contains("begin") && process.isAlive()) {
        process.waitFor(10, TimeUnit.MILLISECONDS);
      }
      process.waitFor(random.nextInt(600), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      // From when it says so nothing may be lost.
      boolean kept = Files.readString(said).contains("kept");

      Spool after = new Spool(own);
      int left =
          new SpoolSender(after, publisher(), Clock.systemUTC())
              .send(true, new SpoolSender.Listener() {});

      assertThat(left).isZero();
      assertThat(own).isEmptyDirectory();
      List<Path> objects = server.objects(below);
      if (kept) {
        assertThat(objects).hasSize(1);
      }
      for (Path object : objects) {
        assertThat(
                new io.sightglass.core.publish.BundleReader()
                    .read(Files.newInputStream(object), "x").stream().uri())
            .isEqualTo("killed.ts");
      }
    }
  }
}
