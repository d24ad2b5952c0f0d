package io.sightglass.core.player;

import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.player.PlayerState.Phase;
import io.sightglass.core.source.FrameIndex;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.time.Timecode;
import io.sightglass.core.time.TimecodeAxis;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Executes a player's commands and publishes its state. All on one thread, but for {@link
 * #abandon}; never waits but for a source.
 */
final class PlaybackEngine implements AutoCloseable {

  private final MediaOpener opener;
  private final VideoSurface surface;
  private final PlayerListener listener;
  private final CommandQueue commands;
  private final long windowBytes;
  private final SoundOutput sound;
  private final PlaybackClock clock;
  private Phase phase = Phase.EMPTY;
  private String message = "";
  private @Nullable Deck deck;
  private @Nullable Transport transport;
  private volatile @Nullable FrameFeed interruptible;

  PlaybackEngine(
      MediaOpener opener,
      VideoSurface surface,
      AudioSink sink,
      PlayerListener listener,
      CommandQueue commands,
      LongSupplier nanoTime,
      long windowBytes) {
    this.opener = opener;
    this.surface = surface;
    this.listener = listener;
    this.commands = commands;
    this.windowBytes = windowBytes;
    this.sound = new SoundOutput(sink, opener.stretcher(), nanoTime);
    this.clock = new PlaybackClock(nanoTime);
  }

  /** Makes a blocked read of the open source end. Any thread. */
  void abandon() {
    FrameFeed feed = interruptible;
    if (feed != null) {
      feed.interrupt();
    }
  }

  /**
   * Does what is due.
   *
   * @return nanoseconds until the next turn, as {@link Transport#turn}
   */
  long turn() {
    Transport running = transport;
    if (running == null) {
      return Transport.IDLE;
    }
    try {
      long wait = running.turn();
      sound.levels(clock.now()).ifPresent(listener::levels);
      return wait;
    } catch (MediaException e) {
      running.pause();
      tell(e);
      return Transport.IDLE;
    }
  }

  void execute(Command command) {
    try {
      switch (command) {
        case Command.Open(MediaRequest request) -> open(request);
        case Command.ShowLive(LiveFeed feed) -> showLive(feed);
        case Command.Mix(SoundMix mix) -> sound.mix(mix);
        case Command.Eject() -> {
          unload();
          publish();
        }
        default -> {
          if (transport != null) {
            message = "";
            operate(transport, command);
            publish();
          }
        }
      }
    } catch (MediaException e) {
      tell(e);
    }
  }

  private void operate(Transport running, Command command) throws MediaException {
    switch (command) {
      case Command.Play() -> running.play(1);
      case Command.Pause() -> running.pause();
      case Command.TogglePlay() -> {
        if (running.playing()) {
          running.pause();
        } else {
          running.play(1);
        }
      }
      case Command.Seek(MediaTime time) -> running.land(time, commands::supersedesSeek);
      case Command.SeekFrame(long frame) ->
          running.land(timeOf(Math.max(0, frame)), commands::supersedesSeek);
      case Command.SeekTimecode(Timecode label) ->
          running.land(timeOf(label), commands::supersedesSeek);
      case Command.Step(int frames) -> running.step(frames);
      case Command.Shuttle(double rate) -> {
        if (rate == 0) {
          running.pause();
        } else {
          running.play(rate);
        }
      }
      case Command.PlayAround(MediaTime centre, long before, long after) ->
          running.playAround(centre, before, after);
      case Command.Loop(Optional<TimeRange> range) -> running.loop(range);
      case Command.GoLive() -> {
        if (Objects.requireNonNull(deck).feed().skipsGaps()) {
          running.goLive();
        }
      }
      case Command.Mix mix -> throw new IllegalStateException(mix.toString());
      case Command.Open open -> throw new IllegalStateException(open.toString());
      case Command.Eject eject -> throw new IllegalStateException(eject.toString());
      case Command.ShowLive live -> throw new IllegalStateException(live.toString());
    }
  }

  private MediaTime timeOf(Timecode label) {
    TimecodeAxis timecodes = Objects.requireNonNull(deck).info().timecodes();
    // Half way into the picture, as containers round its start to units of their own.
    return timecodes.timeOf(label).plus(timecodes.rate().frameMicros() / 2);
  }

  private MediaTime timeOf(long frame) {
    Deck open = Objects.requireNonNull(deck);
    FrameIndex index = open.feed().index(frame, commands::supersedesSeek);
    if (index.size() > frame) {
      return index.time((int) frame);
    }
    if (index.complete() && index.size() > 0) {
      return index.time(index.size() - 1);
    }
    // Half way into the picture, as containers round its start to units of their own.
    FrameRate rate = open.info().frameRate();
    return rate.timeOf(frame).plus(rate.frameMicros() / 2);
  }

  private void open(MediaRequest request) {
    unload();
    phase = Phase.OPENING;
    publish();
    try {
      load(new FileFeed(opener, request));
    } catch (MediaException e) {
      message = MediaErrors.sentence(e);
      phase = message.isEmpty() ? Phase.EMPTY : Phase.FAILED;
      publish();
    }
  }

  private void showLive(LiveFeed feed) throws MediaException {
    unload();
    feed.onArrival(commands::wake);
    load(feed);
  }

  private void load(FrameFeed feed) throws MediaException {
    interruptible = feed;
    Deck loaded = new Deck(feed, new FrameWindow(windowBytes), sound);
    deck = loaded;
    sound.renew();
    clock.set(MediaTime.ZERO);
    Transport ready = new Transport(loaded, sound, clock, this::show, commands::supersedesSeek);
    transport = ready;
    phase = Phase.READY;
    if (loaded.hasVideo() && loaded.first()) {
      clock.set(ready.time());
    }
    show(loaded.window().current());
    if (feed.live()) {
      ready.play(1);
      publish();
    }
  }

  private void unload() {
    if (transport != null) {
      transport.pause();
    }
    if (deck != null) {
      deck.close();
    }
    transport = null;
    deck = null;
    interruptible = null;
    phase = Phase.EMPTY;
    message = "";
  }

  private void show(@Nullable VideoFrame frame) {
    if (frame != null) {
      surface.show(frame);
    }
    publish();
  }

  private void tell(MediaException failure) {
    message = MediaErrors.sentence(failure);
    publish();
  }

  private void publish() {
    Deck open = deck;
    Transport running = transport;
    if (open == null || running == null) {
      PlayerState empty = PlayerState.EMPTY;
      listener.changed(empty.with(phase, message));
      return;
    }
    VideoFrame frame = open.window().current();
    listener.changed(
        new PlayerState(
            running.ended() ? Phase.ENDED : phase,
            Optional.of(open.info()),
            running.time(),
            frame == null ? -1 : open.number(frame),
            frame == null ? '?' : frame.pictureType(),
            running.playing(),
            running.rate(),
            running.lateFrames(),
            open.durationMicros(),
            running.loop(),
            sentence(open),
            open.feed().shift()));
  }

  private String sentence(Deck open) {
    if (!message.isEmpty()) {
      return message;
    }
    if (!open.problem().isEmpty()) {
      return open.problem();
    }
    return open.hasVideo() ? sound.problem() : "There is no picture in this source: sound only.";
  }

  @Override
  public void close() {
    unload();
    sound.close();
  }
}
