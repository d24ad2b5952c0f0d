package io.sightglass.desktop.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.Headroom;
import io.sightglass.core.pipeline.SessionListener.Progress;
import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.RollingPublication.Schedule;
import io.sightglass.core.time.MediaTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveBundlesTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final PublishTarget TARGET = PublishTarget.parse("s3://qa-reports/night");
  private static final Schedule QUARTERS = new Schedule(Duration.ofMinutes(15), 0);

  private final BlockingQueue<String> published = new LinkedBlockingQueue<>();
  private Instant now = START;
  private final LiveBundles bundles =
      new LiveBundles(
          () -> now,
          Runnable::run,
          (target, from, part) -> published.add(target.bucket() + " " + from + " " + part));

  @AfterEach
  void stop() {
    bundles.stop();
  }

  private static StreamInfo stream(boolean live) {
    return new StreamInfo(
        "udp://239.0.0.1:1234",
        "mpegts",
        live,
        -1,
        0,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void minutesGoBy(int minutes) {
    now = now.plus(Duration.ofMinutes(minutes));
    bundles.progressed(
        new Progress(
            MediaTime.ZERO, 0, List.of(), List.of(), new Headroom(1, 0, 0, Map.of(), 0, 0, 1)));
  }

  private String next() throws InterruptedException {
    return String.valueOf(published.poll(30, TimeUnit.SECONDS));
  }

  @Test
  void liveSession_isPublishedOncePerPeriod_andWholeAtItsEnd() throws Exception {
    bundles.opened(stream(true));
    minutesGoBy(1);
    bundles.begin(TARGET, QUARTERS);
    minutesGoBy(14);
    minutesGoBy(1);
    assertThat(next()).isEqualTo("qa-reports " + START + " 1");
    bundles.end();
    assertThat(next()).isEqualTo("qa-reports " + START + " 0");
    assertThat(bundles.goingProperty().get()).isFalse();
    bundles.end();
    minutesGoBy(60);
    assertThat(published).isEmpty();
  }

  @Test
  void stoppedByTheUser_publishesNeitherPartNorWhole() {
    bundles.opened(stream(true));
    bundles.begin(TARGET, QUARTERS);
    bundles.stop();
    minutesGoBy(60);
    bundles.end();
    assertThat(published).isEmpty();
  }

  @Test
  void recording_isNotPublishedByASchedule() {
    bundles.opened(stream(false));
    bundles.begin(TARGET, QUARTERS);
    assertThat(bundles.goingProperty().get()).isFalse();
    bundles.end();
    assertThat(published).isEmpty();
  }
}
