package io.sightglass.core.alert;

import static io.sightglass.core.alert.Alert.Kind.CLEARED;
import static io.sightglass.core.alert.Alert.Kind.EVENT;
import static io.sightglass.core.alert.Alert.Kind.RAISED;
import static io.sightglass.core.alert.Alert.Kind.REMINDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.pipeline.Headroom;
import io.sightglass.core.pipeline.SessionListener.Outcome;
import io.sightglass.core.pipeline.SessionListener.Progress;
import io.sightglass.core.pipeline.SessionListener.SessionEnd;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.source.Connection;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertWatchTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final List<Alert> told = new ArrayList<>();
  private final Set<String> acknowledged = new HashSet<>();
  private Instant now = NOON;
  private AlertWatch watch = watch(AlertRules.DEFAULT);

  private AlertWatch watch(AlertRules rules) {
    return new AlertWatch(
        "srt://host:9000?passphrase=hidden", rules, () -> now, told::add, acknowledged::contains);
  }

  /** A chunk of one second ends, the wall's clock with it. */
  private void chunk(double end, long dropped, Defect... defects) {
    now = NOON.plusMillis(Math.round(end * 1000));
    watch.progressed(
        new Progress(
            MediaTime.ofSeconds(end),
            Math.round(end * 25),
            List.of(),
            List.of(defects),
            new Headroom(1_000_000, 0, 0, Map.of(), 0, dropped, 1)));
  }

  private void chunk(double end, Defect... defects) {
    chunk(end, 0, defects);
  }

  private static Defect defect(
      long id, String type, double start, double end, boolean open, Severity severity) {
    return new Defect(
        id,
        type,
        TimeRange.ofSeconds(start, end),
        Math.round(start * 25),
        Math.round(end * 25),
        severity,
        type,
        "1.0",
        type + "-metric",
        99.5,
        98,
        open,
        Disposition.OPEN);
  }

  private static Defect open(long id, String type, double start, double end) {
    return defect(id, type, start, end, true, Severity.ERROR);
  }

  private static Defect closed(long id, String type, double start, double end) {
    return defect(id, type, start, end, false, Severity.ERROR);
  }

  private List<String> said() {
    return told.stream().map(alert -> alert.kind() + " " + alert.type()).toList();
  }

  @Test
  void whatLasts_isRaisedOnce_andClearedWhenItHasBeenGoneForAWhile() {
    chunk(1);
    chunk(2, open(1, "black", 1.5, 2));
    assertThat(said()).containsExactly("RAISED black");
    assertThat(told.getFirst().message())
        .isEqualTo("Black since 00:00:01.500, frame 38: black-metric 99.5, threshold 98.");
    chunk(3, open(1, "black", 1.5, 3));
    chunk(4, closed(1, "black", 1.5, 3.2));
    chunk(13, closed(1, "black", 1.5, 3.2));
    assertThat(told).hasSize(1);
    chunk(14, closed(1, "black", 1.5, 3.2));
    assertThat(said()).containsExactly("RAISED black", "CLEARED black");
    assertThat(told.getLast().id()).isEqualTo(told.getFirst().id()).startsWith("black-");
    assertThat(told.getLast().range().end()).isEqualTo(MediaTime.ofSeconds(3.2));
    chunk(30, closed(1, "black", 1.5, 3.2));
    assertThat(told).hasSize(2);
  }

  @Test
  void whatComesAndGoes_staysOneState() {
    chunk(2, open(1, "freeze", 1, 2));
    chunk(5, closed(1, "freeze", 1, 3), closed(2, "freeze", 4, 4.5));
    chunk(9, closed(1, "freeze", 1, 3), closed(2, "freeze", 4, 4.5), open(3, "freeze", 8, 9));
    chunk(30, closed(1, "freeze", 1, 3), closed(2, "freeze", 4, 4.5), closed(3, "freeze", 8, 10));
    assertThat(told).extracting(Alert::kind).containsExactly(RAISED, CLEARED);
    assertThat(told.getLast().count()).isEqualTo(3);
    assertThat(told.getLast().message()).contains("in 3 stretches");
  }

  @Test
  void whatWasOverWhenItWasFound_isAnEvent_alsoWhileItWaitsToBeJoined() {
    chunk(2, closed(1, "click", 1.1, 1.2));
    chunk(3, closed(1, "click", 1.1, 1.2), open(2, "clipping", 2.0, 2.1));
    assertThat(told).extracting(Alert::kind).containsExactly(EVENT, EVENT);
    chunk(4, closed(1, "click", 1.1, 1.2), closed(2, "clipping", 2.0, 2.1));
    chunk(30, closed(1, "click", 1.1, 1.2), closed(2, "clipping", 2.0, 2.1));
    assertThat(told).hasSize(2);
  }

  @Test
  void anEventThatGrows_becomesAState() {
    chunk(3, open(2, "clipping", 2.0, 2.1));
    chunk(4, open(2, "clipping", 2.0, 4.0));
    assertThat(said()).containsExactly("EVENT clipping", "RAISED clipping");
  }

  @Test
  void shortOnes_waitForTheTimeThatTheRulesWant() {
    watch = watch(new AlertRules(Severity.ERROR, Set.of("black"), 3_000_000, 0, 12, Duration.ZERO));
    chunk(2, open(1, "black", 1, 2), open(2, "freeze", 1, 2));
    chunk(3, open(1, "black", 1, 3), open(2, "freeze", 1, 3));
    assertThat(told).isEmpty();
    chunk(4, open(1, "black", 1, 4), open(2, "freeze", 1, 4));
    assertThat(said()).containsExactly("RAISED black");
    chunk(5, closed(1, "black", 1, 4.5));
    assertThat(said()).containsExactly("RAISED black", "CLEARED black");
  }

  @Test
  void mildOnes_andThosesThatAPersonCleared_areOfNoAccount() {
    chunk(
        2,
        defect(1, "blur", 1, 2, true, Severity.WARNING),
        closed(2, "black", 1, 2)
            .identifiedAs(2, new Disposition(Disposition.Verdict.FALSE_POSITIVE, "Ada", "")));
    assertThat(told).isEmpty();
  }

  @Test
  void storm_isLimited_andWhatWasKeptBackIsCounted() {
    List<Defect> clicks = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      clicks.add(closed(i, "click", i / 100.0, i / 100.0 + 0.001));
    }
    chunk(1, clicks.toArray(Defect[]::new));
    assertThat(told).hasSize(12);
    clicks.add(closed(100, "click", 1.5, 1.6));
    chunk(10, clicks.toArray(Defect[]::new));
    assertThat(told).hasSize(13);
    assertThat(told.getLast().suppressed()).isEqualTo(88);
  }

  @Test
  void clearance_ofWhatWasToldIsNeverKeptBack_andOfTheRestNotTold() {
    watch = watch(new AlertRules(Severity.ERROR, Set.of(), 0, 0, 1, Duration.ZERO));
    chunk(1, open(1, "black", 0, 1), open(2, "silence", 0, 1));
    assertThat(said()).containsExactly("RAISED black");
    chunk(3, closed(1, "black", 0, 1.5), closed(2, "silence", 0, 1.5));
    assertThat(said()).containsExactly("RAISED black", "CLEARED black");
  }

  @Test
  void acknowledged_isNotRemindedOf() {
    watch = watch(new AlertRules(Severity.ERROR, Set.of(), 0, 0, 12, Duration.ofMinutes(5)));
    chunk(1, open(1, "black", 0, 1));
    chunk(200, open(1, "black", 0, 200));
    chunk(301, open(1, "black", 0, 301));
    assertThat(told).extracting(Alert::kind).containsExactly(RAISED, REMINDER);
    acknowledged.add(told.getFirst().id());
    chunk(900, open(1, "black", 0, 900));
    assertThat(told).hasSize(2);
    chunk(902, closed(1, "black", 0, 901));
    assertThat(told.getLast().kind()).isEqualTo(CLEARED);
  }

  @Test
  void streamThatFlaps_isOneState() {
    chunk(5);
    watch.connection(new Connection(Connection.Phase.WAITING, 1, "The sender went away."));
    now = NOON.plusSeconds(8);
    watch.connection(Connection.UP);
    now = NOON.plusSeconds(9);
    watch.connection(new Connection(Connection.Phase.WAITING, 1, "The sender went away."));
    now = NOON.plusSeconds(12);
    watch.connection(Connection.UP);
    chunk(21);
    assertThat(said()).containsExactly("RAISED stream-loss");
    assertThat(told.getFirst().message()).isEqualTo("The sender went away.");
    chunk(22);
    assertThat(said()).containsExactly("RAISED stream-loss", "CLEARED stream-loss");
  }

  @Test
  void analysisThatFallsBehind_isAState() {
    chunk(5, 2);
    chunk(6, 2);
    chunk(16, 2);
    assertThat(said()).containsExactly("RAISED analysis-behind", "CLEARED analysis-behind");
  }

  @Test
  void end_clearsWhatIsOpen_andTellsABrokenStream() {
    chunk(1, open(1, "black", 0, 1));
    watch.ended(new SessionEnd(Outcome.BROKEN, "The stream broke."));
    assertThat(said()).containsExactly("RAISED black", "CLEARED black", "EVENT analysis");
    assertThat(told.getLast().message()).isEqualTo("The stream broke.");
  }

  @Test
  void secretsOfTheAddress_areNotTold() {
    chunk(1, open(1, "black", 0, 1));
    assertThat(told.getFirst().source()).isEqualTo("srt://host:9000?passphrase=***");
  }
}
