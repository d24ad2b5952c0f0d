package io.sightglass.core.alert;

import io.sightglass.core.media.PublicAddress;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.source.Connection;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a session finds into notifications. What lasts is a <em>state</em>: raised once,
 * however many defects of the type follow each other, and cleared when there was none for a while.
 * What was over when it was found is an <em>event</em>. A listener of the session; the connection's
 * thread tells it too.
 */
public final class AlertWatch implements SessionListener {

  /**
   * A defect whose end is this close to the end of what is analysed goes on; one that is only open
   * because another might be joined to it does not. Metrics come late by less than this.
   */
  private static final long EDGE_MICROS = 500_000;

  private final AlertRules rules;
  private final InstantSource clock;
  private final Consumer<Alert> told;
  private final Predicate<String> acknowledged;
  private final RateLimit limit;
  private final Map<String, LastingState> states = new LinkedHashMap<>();
  private final Set<Long> done = new HashSet<>();
  private final Set<Long> toldAsEvents = new HashSet<>();
  private String source;
  private MediaTime analysedTo = MediaTime.ZERO;
  private long frames;
  private long dropped;
  private long suppressed;

  /**
   * @param source what is watched
   * @param told takes each notification, on the session's threads; returns quickly
   * @param acknowledged whether somebody has acknowledged the state of that id
   */
  public AlertWatch(
      String source,
      AlertRules rules,
      InstantSource clock,
      Consumer<Alert> told,
      Predicate<String> acknowledged) {
    this.source = PublicAddress.of(source);
    this.rules = rules;
    this.clock = clock;
    this.told = told;
    this.acknowledged = acknowledged;
    this.limit = new RateLimit(rules.mostPerMinute(), clock.instant());
  }

  @Override
  public synchronized void opened(StreamInfo stream) {
    source = PublicAddress.of(stream.uri());
  }

  /** How the connection to a stream stands. Called by its thread. */
  public synchronized void connection(Connection connection) {
    LastingState lost = states.get(Alert.STREAM_LOSS);
    switch (connection.phase()) {
      case WAITING -> {
        if (lost == null) {
          lost =
              new LastingState(
                  id(Alert.STREAM_LOSS),
                  Alert.STREAM_LOSS,
                  Severity.FATAL,
                  new TimeRange(analysedTo, analysedTo),
                  frames,
                  connection.message());
          states.put(Alert.STREAM_LOSS, lost);
          // Not counted: hysteresis alone bounds it, and nothing is more worth telling.
          raise(lost);
        } else {
          remind(lost);
        }
        lost.setOver(null);
      }
      case UP -> {
        if (lost != null) {
          lost.setOver(clock.instant());
        }
      }
      case CONNECTING, ENDED -> {
        // Neither there nor known to be away.
      }
    }
  }

  @Override
  public synchronized void progressed(Progress progress) {
    analysedTo = progress.analysedTo();
    frames = progress.frames();
    progress.defects().forEach(this::look);
    behind(progress.headroom().droppedChunks());
    for (LastingState state : List.copyOf(states.values())) {
      if (isOver(state)) {
        states.remove(state.type);
        clear(state, "");
      } else if (state.told() == null) {
        if (limit.take(clock.instant())) {
          raise(state);
        }
      } else {
        remind(state);
      }
    }
  }

  private void look(Defect defect) {
    if (done.contains(defect.id()) || !rules.concern(defect)) {
      return;
    }
    LastingState state = states.get(defect.type());
    boolean lasts = defect.open() && analysedTo.since(defect.range().end()) < EDGE_MICROS;
    MediaTime until = lasts ? analysedTo : defect.range().end();
    if (!defect.open()) {
      done.add(defect.id());
    }
    if (state != null) {
      state.extend(defect, until, sentence(defect));
    } else if (lasts && defect.range().micros() >= rules.raiseAfterMicros()) {
      LastingState fresh =
          new LastingState(
              id(defect.type()),
              defect.type(),
              defect.severity(),
              defect.range(),
              defect.firstFrame(),
              sentence(defect));
      fresh.extend(defect, until, sentence(defect));
      states.put(defect.type(), fresh);
    } else if (!lasts && toldAsEvents.add(defect.id())) {
      event(defect);
    }
    if (!defect.open()) {
      toldAsEvents.remove(defect.id());
    }
  }

  private void behind(long droppedChunks) {
    LastingState state = states.get(Alert.BEHIND);
    if (droppedChunks > dropped) {
      if (state == null) {
        state =
            new LastingState(
                id(Alert.BEHIND),
                Alert.BEHIND,
                Severity.ERROR,
                new TimeRange(analysedTo, analysedTo),
                frames,
                "The analysis does not keep up and leaves parts of the programme out.");
        states.put(Alert.BEHIND, state);
      }
      state.extend(analysedTo);
    }
    dropped = droppedChunks;
  }

  private boolean isOver(LastingState state) {
    if (state.type.equals(Alert.STREAM_LOSS)) {
      Instant since = state.over();
      Duration quiet = Duration.ofNanos(rules.clearAfterMicros() * 1000);
      return since != null && !clock.instant().isBefore(since.plus(quiet));
    }
    long gone = analysedTo.since(state.end());
    return gone > 0 && gone >= rules.clearAfterMicros();
  }

  private void raise(LastingState state) {
    state.tell(clock.instant());
    tell(state, Alert.Kind.RAISED, state.what());
  }

  private void remind(LastingState state) {
    Instant now = clock.instant();
    Instant last = state.told();
    boolean due =
        last != null
            && rules.remindAfter().isPositive()
            && !now.isBefore(last.plus(rules.remindAfter()));
    if (due && !acknowledged.test(state.id) && limit.take(now)) {
      state.tell(now);
      tell(state, Alert.Kind.REMINDER, "Still going on. " + state.what());
    }
  }

  private void clear(LastingState state, String why) {
    if (state.told() == null) {
      suppressed++;
      return;
    }
    String lasted =
        state.type.equals(Alert.STREAM_LOSS)
            ? "The stream is back."
            : capital(state.type)
                + " is over after "
                + Words.seconds(state.range().micros())
                + (state.count() > 1 ? ", in " + state.count() + " stretches." : ".");
    tell(state, Alert.Kind.CLEARED, why.isEmpty() ? lasted : why);
  }

  private void event(Defect defect) {
    if (limit.take(clock.instant())) {
      tell(
          new Alert(
              id(defect.type()),
              Alert.Kind.EVENT,
              clock.instant(),
              source,
              defect.type(),
              defect.severity(),
              sentence(defect),
              defect.range(),
              defect.firstFrame(),
              1,
              takeSuppressed()));
    } else {
      suppressed++;
    }
  }

  private void tell(LastingState state, Alert.Kind kind, String message) {
    tell(
        new Alert(
            state.id,
            kind,
            clock.instant(),
            source,
            state.type,
            state.severity(),
            message,
            state.range(),
            state.firstFrame(),
            state.count(),
            takeSuppressed()));
  }

  private void tell(Alert alert) {
    told.accept(alert);
  }

  private long takeSuppressed() {
    long left = suppressed;
    suppressed = 0;
    return left;
  }

  @Override
  public synchronized void ended(SessionEnd end) {
    List<LastingState> open = new ArrayList<>(states.values());
    states.clear();
    for (LastingState state : open) {
      clear(state, "The analysis ended; " + state.type + " lasted until then.");
    }
    @Nullable String trouble =
        switch (end.outcome()) {
          case BROKEN, FAILED, NOT_OPENED -> end.message();
          case RUNNING, COMPLETE, STOPPED ->
              suppressed > 0 ? "The analysis ended; more was found than was told." : null;
        };
    if (trouble != null) {
      Severity severity =
          end.outcome() == Outcome.COMPLETE || end.outcome() == Outcome.STOPPED
              ? Severity.INFO
              : Severity.FATAL;
      tell(
          new Alert(
              id(Alert.ANALYSIS),
              Alert.Kind.EVENT,
              clock.instant(),
              source,
              Alert.ANALYSIS,
              severity,
              trouble,
              new TimeRange(analysedTo, analysedTo),
              frames,
              0,
              takeSuppressed()));
    }
  }

  private static String id(String type) {
    return type + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static String sentence(Defect defect) {
    return capital(defect.type())
        + (defect.open() ? " since " : " at ")
        + Words.clock(defect.range().start().micros())
        + ", frame "
        + defect.firstFrame()
        + (defect.metric().isEmpty()
            ? "."
            : ": "
                + defect.metric()
                + " "
                + Words.number(defect.peak())
                + ", threshold "
                + Words.number(defect.threshold())
                + ".");
  }

  private static String capital(String type) {
    return Character.toUpperCase(type.charAt(0)) + type.substring(1).replace('-', ' ');
  }
}
