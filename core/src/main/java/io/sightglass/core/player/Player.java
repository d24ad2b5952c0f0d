package io.sightglass.core.player;

import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.time.Timecode;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;

/**
 * Plays a recording or a running stream. All methods may be called from any thread and return at
 * once; they are carried out in order by the player's own thread, which also reads and decodes, and
 * calls the surface, the sink and the listener. A new seek replaces those that still wait.
 */
public final class Player implements AutoCloseable {

  /** Pictures kept around the playhead for stepping back, by default. */
  private static final long WINDOW_BYTES = 256L << 20;

  private static final long CLOSE_MILLIS = 1000;

  private final CommandQueue commands = new CommandQueue();
  private final PlaybackEngine engine;
  private final Thread thread;
  private volatile boolean closed;

  /** A player with a thread and a clock of its own. */
  public Player(MediaOpener opener, VideoSurface surface, AudioSink sink, PlayerListener listener) {
    this(
        opener,
        surface,
        sink,
        listener,
        Thread.ofPlatform().daemon().name("sightglass-player").factory(),
        System::nanoTime);
  }

  /**
   * @param opener opens what {@link #open} is given
   * @param surface shows pictures
   * @param sink sounds; closed with the player
   * @param listener hears of each change
   * @param threads makes the player's one thread
   * @param nanoTime monotonic nanoseconds, the clock where there is no sound
   */
  public Player(
      MediaOpener opener,
      VideoSurface surface,
      AudioSink sink,
      PlayerListener listener,
      ThreadFactory threads,
      LongSupplier nanoTime) {
    engine = new PlaybackEngine(opener, surface, sink, listener, commands, nanoTime, WINDOW_BYTES);
    thread = threads.newThread(this::run);
    thread.start();
  }

  /**
   * Opens a source in place of what is open, and shows its first picture; a stream plays at once.
   */
  public void open(MediaRequest request) {
    replace(new Command.Open(request));
  }

  /** Shows a running analysis; the feed is closed by the player. */
  public void showLive(LiveFeed feed) {
    replace(new Command.ShowLive(feed));
  }

  /** Closes what is open: nothing is shown or sounds. */
  public void eject() {
    replace(new Command.Eject());
  }

  /** Shows what a live stream sends now, wherever in its past one was; it plays. */
  public void goLive() {
    commands.add(new Command.GoLive());
  }

  /** Plays at normal speed; from the start where the end was reached. */
  public void play() {
    commands.add(new Command.Play());
  }

  public void pause() {
    commands.add(new Command.Pause());
  }

  public void togglePlay() {
    commands.add(new Command.TogglePlay());
  }

  /** Shows the picture that is on screen at {@code time}: exact, never a neighbour. */
  public void seek(MediaTime time) {
    commands.add(new Command.Seek(time));
  }

  /** Shows picture {@code frame}, counted from zero in presentation order. */
  public void seekFrame(long frame) {
    commands.add(new Command.SeekFrame(frame));
  }

  /** Shows the picture that bears a timecode, counted from the embedded start timecode. */
  public void seekTimecode(Timecode label) {
    commands.add(new Command.SeekTimecode(label));
  }

  /** Pauses, and goes {@code frames} pictures on (positive) or back. */
  public void step(int frames) {
    commands.add(new Command.Step(frames));
  }

  /**
   * Plays at {@code rate} times normal speed; backward where negative; 0 pauses. Sound keeps its
   * pitch from 0.5 to 2; at other speeds there is none.
   *
   * @param rate −8 to 8
   */
  public void shuttle(double rate) {
    if (!(Math.abs(rate) <= 8)) {
      throw new IllegalArgumentException("shuttle rate " + rate);
    }
    commands.add(new Command.Shuttle(rate));
  }

  /**
   * Plays from before {@code centre} to after it, and pauses at it again.
   *
   * @param before microseconds, not negative
   * @param after microseconds, not negative
   */
  public void playAround(MediaTime centre, long before, long after) {
    if (before < 0 || after < 0) {
      throw new IllegalArgumentException("from " + -before + " µs to " + after + " µs");
    }
    commands.add(new Command.PlayAround(centre, before, after));
  }

  /** Sets gain, mutes and solos, from the next blocks of sound on. */
  public void mix(SoundMix mix) {
    commands.add(new Command.Mix(mix));
  }

  /** Repeats a stretch while playing; empty plays on. */
  public void loop(Optional<TimeRange> range) {
    commands.add(new Command.Loop(range));
  }

  /** Stops at once, gives everything back and ends the thread; waits for that, under a second. */
  @Override
  public void close() {
    closed = true;
    stopReading();
    commands.wake();
    boolean interrupted = false;
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void replace(Command command) {
    // First what is under way, then the new: the other way round could hit the new source.
    stopReading();
    commands.add(command);
  }

  private void stopReading() {
    engine.abandon();
    thread.interrupt();
  }

  private void run() {
    try (engine) {
      while (!closed) {
        Command command = commands.poll();
        if (command == null) {
          long nanos = engine.turn();
          if (nanos > 0) {
            commands.await(nanos);
          }
        } else {
          // An interrupt was meant for what ran before this command.
          boolean stale = Thread.interrupted();
          if (!closed || !stale) {
            engine.execute(command);
          }
        }
      }
    } finally {
      commands.clear();
    }
  }
}
