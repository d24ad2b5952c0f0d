package io.sightglass.core.player;

import io.sightglass.core.media.SoundStretcher;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs an opened deck by the clock, forward and backward, in turns that never wait: each does what
 * is due and says when the next one is. Player's thread only.
 */
final class Transport {

  /** Tells where the deck is. */
  @FunctionalInterface
  interface Screen {
    /**
     * @param picture the new picture to be shown, or null where only the state has changed
     */
    void show(@Nullable VideoFrame picture);
  }

  /** Nothing is due until something happens. */
  static final long IDLE = Long.MAX_VALUE;

  private static final int FRAMES_AHEAD = 6;
  private static final long MAX_WAIT_NANOS = 40_000_000;
  private static final long LIVE_JUMP_MICROS = 400_000;
  private static final long LAG_MICROS = 500_000;

  /** Times that a fast shuttle may wait for the decoder before it goes by key pictures. */
  private static final int MAX_STARVATIONS = 5;

  private final Deck deck;
  private final SoundOutput sound;
  private final PlaybackClock clock;
  private final Screen screen;
  private final BooleanSupplier commandWaits;

  /** A stretch that is played once, and where to stand then. */
  private record Around(MediaTime end, MediaTime back) {}

  private Optional<TimeRange> loop = Optional.empty();
  private Optional<Around> around = Optional.empty();
  private double rate = 1;
  private boolean playing;
  private boolean filling;
  private boolean ended;
  private boolean starved;
  // Only key pictures are shown, as the decoder can't keep up.
  private boolean skimming;
  private int starvations;
  private long late;

  Transport(
      Deck deck,
      SoundOutput sound,
      PlaybackClock clock,
      Screen screen,
      BooleanSupplier commandWaits) {
    this.deck = deck;
    this.sound = sound;
    this.clock = clock;
    this.screen = screen;
    this.commandWaits = commandWaits;
  }

  boolean playing() {
    return playing;
  }

  double rate() {
    return rate;
  }

  /** True where the end was played to. */
  boolean ended() {
    return ended;
  }

  long lateFrames() {
    return late;
  }

  Optional<TimeRange> loop() {
    return loop;
  }

  void loop(Optional<TimeRange> range) {
    loop = range;
  }

  /** Time of the current picture, or of the clock where there is none. */
  MediaTime time() {
    VideoFrame current = deck.window().current();
    return current == null ? clock.now() : current.time();
  }

  /**
   * Plays from {@code before} microseconds before {@code centre} to {@code after} after it, and
   * comes back to it.
   */
  void playAround(MediaTime centre, long before, long after) throws MediaException {
    pause();
    land(MediaTime.max(MediaTime.ZERO, centre.plus(-before)), () -> false);
    play(1);
    around = Optional.of(new Around(centre.plus(after), centre));
  }

  /** Runs from where the playhead is. */
  void play(double newRate) throws MediaException {
    around = Optional.empty();
    skimming = false;
    starvations = 0;
    if (ended && newRate > 0) {
      land(loop.map(TimeRange::start).orElse(MediaTime.ZERO), () -> false);
    } else if (sound.sounds(newRate)
        && !sound.covers(clock.now())
        && deck.feed().seekable()
        && !deck.feed().live()) {
      deck.reload(clock.now());
    }
    halt();
    deck.feed().playing(true);
    rate = newRate;
    playing = true;
    ended = false;
    filling = newRate > 0;
    if (!filling) {
      clock.start(clock.now(), rate);
    }
  }

  /** Plays what a live stream sends from now on. */
  void goLive() throws MediaException {
    pause();
    deck.goLive();
    if (deck.hasVideo() && deck.first()) {
      clock.set(time());
    }
    screen.show(deck.window().current());
    play(1);
  }

  void pause() {
    around = Optional.empty();
    halt();
    deck.feed().playing(false);
    playing = false;
  }

  private void halt() {
    clock.stop();
    sound.stop();
  }

  /** Goes to a time, and goes on playing from there where it played. */
  void land(MediaTime target, BooleanSupplier superseded) throws MediaException {
    around = Optional.empty();
    halt();
    if (deck.hasVideo()) {
      deck.land(target, superseded);
    } else {
      deck.landSound(target);
    }
    arrive(target);
    filling = playing && rate > 0;
    if (playing && !filling) {
      clock.start(clock.now(), rate);
    }
  }

  /** Pauses, and goes {@code frames} pictures on or back, as far as there are any. */
  void step(int frames) throws MediaException {
    boolean resting = !playing;
    pause();
    boolean moved = true;
    for (int i = 0; moved && i < Math.abs(frames); i++) {
      moved = frames > 0 ? deck.forwardExactly() : deck.back();
    }
    if (resting || moved) {
      arrive(clock.now());
    }
  }

  private void arrive(MediaTime target) {
    ended = false;
    VideoFrame current = deck.window().current();
    clock.set(current == null ? target : current.time());
    screen.show(current);
  }

  /**
   * Does what is due.
   *
   * @return nanoseconds until the next turn; {@link #IDLE} where only a command or new data brings
   *     one
   */
  long turn() throws MediaException {
    if (!playing) {
      return IDLE;
    }
    if (filling) {
      return fill();
    }
    return rate > 0 ? forward() : backward();
  }

  // Time starts only when pictures and sound are at hand, so that both start together.
  private long fill() {
    MediaTime from = clock.now();
    if (wantsMore(from)) {
      if (deck.read()) {
        return 0;
      }
      if (deck.window().next() == null && !deck.exhausted()) {
        return IDLE;
      }
    }
    filling = false;
    starved = false;
    run(from);
    return 0;
  }

  private void run(MediaTime from) {
    clock.start(from, rate);
    if (sound.sounds(rate)) {
      sound.start(from, rate);
    }
  }

  private long forward() throws MediaException {
    followSound();
    if (skimming) {
      return skimForward();
    }
    boolean read = wantsMore(clock.now()) && deck.read();
    followLiveJump();
    if (aroundDone()) {
      MediaTime back = around.orElseThrow().back;
      pause();
      land(back, () -> false);
      return IDLE;
    }
    if (loopDone()) {
      land(loop.orElseThrow().start(), commandWaits);
      return 0;
    }
    showDue();
    if (done()) {
      if (around.isPresent()) {
        MediaTime back = around.get().back;
        pause();
        land(back, () -> false);
        return IDLE;
      }
      pause();
      ended = true;
      screen.show(null);
      return IDLE;
    }
    holdWhereStarved();
    return read ? 0 : untilDue();
  }

  // Decoding can't keep up with a fast shuttle: key pictures alone show what goes by.
  private long skimForward() throws MediaException {
    MediaTime now = clock.now();
    long length = deck.durationMicros();
    if (loopDone()) {
      land(loop.orElseThrow().start(), commandWaits);
      return 0;
    }
    if (length >= 0 && now.micros() >= length) {
      land(new MediaTime(length), commandWaits);
      pause();
      ended = true;
      screen.show(null);
      return IDLE;
    }
    if (time().isBefore(now) && deck.skim(now)) {
      screen.show(deck.window().current());
    }
    return MAX_WAIT_NANOS;
  }

  private void followSound() {
    if (!sound.sounds(rate)) {
      return;
    }
    sound.feed();
    OptionalLong heard = sound.heard();
    if (heard.isPresent()) {
      clock.follow(new MediaTime(heard.getAsLong()));
    }
  }

  private boolean wantsMore(MediaTime now) {
    if (deck.exhausted()) {
      return false;
    }
    boolean pictures = deck.hasVideo() && deck.window().ahead() < FRAMES_AHEAD;
    boolean blocks =
        sound.sounds(rate)
            && deck.info().selectedAudio().isPresent()
            && sound.hungry(now)
            && !deck.window().fullAhead();
    return pictures || blocks;
  }

  // A live stream's gap has passed for the viewer too: nobody waits for it again.
  private void followLiveJump() {
    VideoFrame next = deck.window().next();
    if (next != null && deck.feed().skipsGaps()) {
      long jump = next.time().since(clock.now());
      if (jump > LIVE_JUMP_MICROS + next.durationMicros() || jump < -4 * LIVE_JUMP_MICROS) {
        sound.stop();
        run(next.time());
      }
    }
  }

  private void showDue() {
    MediaTime now = clock.now();
    int moves = 0;
    for (VideoFrame next = deck.window().next();
        next != null && !now.isBefore(next.time());
        next = deck.window().next()) {
      deck.forward();
      moves++;
    }
    VideoFrame current = deck.window().current();
    if (moves > 0) {
      if (rate == 1) {
        late += moves - 1 + (starved ? 1 : 0);
      }
      starved = false;
      screen.show(current);
    } else if (current == null) {
      sound.forget(now.plus(-LAG_MICROS));
      screen.show(null);
    }
  }

  private boolean aroundDone() {
    return around.isPresent() && !clock.now().isBefore(around.get().end);
  }

  private boolean loopDone() {
    return loop.isPresent() && !clock.now().isBefore(loop.get().end());
  }

  private boolean done() {
    if (!deck.exhausted() || deck.window().next() != null) {
      return false;
    }
    VideoFrame current = deck.window().current();
    MediaTime now = clock.now();
    boolean shown = current == null || !now.isBefore(end(current));
    return shown && (!sound.sounds(rate) || sound.drained(now));
  }

  // Where decoding can't keep up, time waits for it: the alternative is a picture that never moves.
  private void holdWhereStarved() {
    VideoFrame current = deck.window().current();
    if (current == null || deck.window().next() != null || deck.exhausted()) {
      return;
    }
    if (end(current).isBefore(clock.now()) && sound.heard().isEmpty()) {
      // Between key pictures there is nothing to gain at speeds near the normal one.
      if (rate > SoundStretcher.FASTEST && ++starvations > MAX_STARVATIONS) {
        skimming = deck.index().covers(clock.now());
        if (skimming) {
          return;
        }
      }
      starved = true;
      clock.start(end(current), rate);
    }
  }

  private long untilDue() {
    VideoFrame next = deck.window().next();
    long wait = next == null ? MAX_WAIT_NANOS : clock.nanosUntil(next.time());
    return Math.min(wait, MAX_WAIT_NANOS);
  }

  private long backward() throws MediaException {
    MediaTime now = clock.now();
    MediaTime floor = loop.map(TimeRange::start).orElse(MediaTime.ZERO);
    if (!deck.hasVideo()) {
      screen.show(null);
      return now.isBefore(floor) ? atFloor() : MAX_WAIT_NANOS;
    }
    boolean moved = false;
    if (skimming && now.isBefore(time())) {
      if (!floor.isBefore(now)) {
        return atFloor();
      }
      if (deck.skim(now)) {
        screen.show(deck.window().current());
      }
      return MAX_WAIT_NANOS;
    }
    while (now.isBefore(time()) && !commandWaits.getAsBoolean()) {
      if (!floor.isBefore(time()) || !deck.back()) {
        return atFloor();
      }
      moved = true;
    }
    if (moved) {
      screen.show(deck.window().current());
    }
    if (time().since(clock.now()) > LAG_MICROS) {
      skimming = -rate > SoundStretcher.FASTEST && deck.index().covers(clock.now());
      if (skimming) {
        return 0;
      }
      clock.start(time(), rate);
    }
    return Math.min(clock.nanosUntil(time().plus(-1)), MAX_WAIT_NANOS);
  }

  private long atFloor() throws MediaException {
    if (loop.isPresent()) {
      land(loop.get().end().plus(-2), commandWaits);
      return 0;
    }
    pause();
    arrive(time());
    return IDLE;
  }

  private static MediaTime end(VideoFrame frame) {
    return frame.time().plus(frame.durationMicros());
  }
}
