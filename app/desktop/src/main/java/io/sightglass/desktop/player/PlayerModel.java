package io.sightglass.desktop.player;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.player.AudioSink;
import io.sightglass.core.player.LiveFeed;
import io.sightglass.core.player.Player;
import io.sightglass.core.player.PlayerListener;
import io.sightglass.core.player.PlayerState;
import io.sightglass.core.player.SoundLevels;
import io.sightglass.core.player.SoundMix;
import io.sightglass.core.player.VideoSurface;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.desktop.timeline.TimecodeText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The player as the window sees it: its state as properties, and what keys and buttons ask of it.
 * Used by the screen's thread, but for {@link #open} and {@link #showLive}, which any thread may
 * call.
 */
public final class PlayerModel implements AutoCloseable {

  private static final long SECOND = 1_000_000;

  /** Played before and after the playhead by {@link #playAround}. */
  private static final long ROLL_MICROS = 2 * SECOND;

  private final Player player;
  private final ReadOnlyObjectWrapper<PlayerState> state =
      new ReadOnlyObjectWrapper<>(PlayerState.EMPTY);
  private final ReadOnlyObjectWrapper<SoundLevels> levels =
      new ReadOnlyObjectWrapper<>(new SoundLevels(MediaTime.ZERO, List.of()));
  private final ObjectProperty<@Nullable MediaTime> in = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable MediaTime> out = new SimpleObjectProperty<>();
  private @Nullable MediaTime heading;

  /**
   * @param updates runs the latest update on the screen's thread
   * @param levelUpdates likewise, for levels
   */
  public PlayerModel(
      MediaOpener opener,
      VideoSurface surface,
      AudioSink sink,
      Executor updates,
      Executor levelUpdates) {
    player =
        new Player(
            opener,
            surface,
            sink,
            new PlayerListener() {
              @Override
              public void changed(PlayerState latest) {
                updates.execute(() -> arrived(latest));
              }

              @Override
              public void levels(SoundLevels latest) {
                levelUpdates.execute(() -> levels.set(latest));
              }
            });
  }

  private void arrived(PlayerState latest) {
    long rest = heading == null ? 0 : heading.since(latest.time());
    if (rest >= 0 && rest < timecode().rate().frameMicros()) {
      heading = null;
    }
    state.set(latest);
  }

  /** Where the player was sent and is not yet; empty where it is there, or is led otherwise. */
  public Optional<MediaTime> heading() {
    return Optional.ofNullable(heading);
  }

  public ReadOnlyObjectProperty<PlayerState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public PlayerState state() {
    return state.get();
  }

  /** Start of the stretch that is looked at; null where none is set. */
  public ObjectProperty<@Nullable MediaTime> inProperty() {
    return in;
  }

  /** End of the stretch that is looked at; null where none is set. */
  public ObjectProperty<@Nullable MediaTime> outProperty() {
    return out;
  }

  /** How positions of what is open are written. */
  public TimecodeText timecode() {
    return state().stream().map(TimecodeText::of).orElse(TimecodeText.DEFAULT);
  }

  /** Opens a recording, paused on its first picture. Any thread. */
  public void open(MediaRequest request) {
    player.open(request);
  }

  /** Opens another track of the recording that is open, and goes on where it is. */
  public void reopen(MediaRequest request) {
    MediaTime here = state().time();
    boolean playing = state().playing();
    player.open(request);
    player.seek(here);
    if (playing) {
      player.play();
    }
  }

  /** Shows what a running analysis decodes. Any thread. */
  public void showLive(LiveFeed feed) {
    player.showLive(feed);
  }

  /** Closes what is open, and forgets its marks. */
  public void eject() {
    in.set(null);
    out.set(null);
    heading = null;
    player.eject();
  }

  public void togglePlay() {
    heading = null;
    player.togglePlay();
  }

  public void pause() {
    player.pause();
  }

  public void shuttleForward() {
    shuttle(Shuttle.forward(state().playing(), state().rate()));
  }

  public void shuttleBackward() {
    shuttle(Shuttle.backward(state().playing(), state().rate()));
  }

  public void faster() {
    shuttle(state().playing() ? Shuttle.faster(state().rate()) : 1);
  }

  public void slower() {
    shuttle(state().playing() ? Shuttle.slower(state().rate()) : 0.5);
  }

  private void shuttle(double rate) {
    heading = null;
    player.shuttle(rate);
  }

  public void step(int frames) {
    heading = null;
    player.step(frames);
  }

  public void skipSeconds(int seconds) {
    seek(new MediaTime(Math.max(0, state().time().micros() + seconds * SECOND)));
  }

  public void seek(MediaTime time) {
    heading = time;
    player.seek(time);
  }

  public void toStart() {
    seek(MediaTime.ZERO);
  }

  /** To the end of a recording, or to what comes now. */
  public void toEnd() {
    if (state().shift().isPresent()) {
      seek(state().shift().get().kept().end());
      player.play();
    } else if (state().durationMicros() > 0) {
      seek(new MediaTime(state().durationMicros()));
    }
  }

  /**
   * Goes where {@code text} says, as typed by a user.
   *
   * @return false where it says nothing that can be gone to
   */
  public boolean goTo(String text) {
    OptionalLong frame = GoTo.frame(text, Math.max(0, state().frame()), timecode());
    frame.ifPresent(number -> {
      heading = null;
      player.seekFrame(number);
    });
    return frame.isPresent();
  }

  public void markIn() {
    MediaTime now = state().time();
    in.set(now);
    MediaTime end = out.get();
    if (end != null && !now.isBefore(end)) {
      out.set(null);
    }
    followLoop();
  }

  /** The picture on screen is the last one of the stretch. */
  public void markOut() {
    MediaTime end = state().time().plus(timecode().rate().frameMicros());
    out.set(end);
    MediaTime start = in.get();
    if (start != null && !start.isBefore(end)) {
      in.set(null);
    }
    followLoop();
  }

  public void clearStretch() {
    in.set(null);
    out.set(null);
    player.loop(Optional.empty());
  }

  /** Repeats the marked stretch, or the whole programme; or no longer repeats. */
  public void toggleLoop() {
    if (state().loop().isPresent()) {
      player.loop(Optional.empty());
    } else {
      stretch().ifPresent(range -> player.loop(Optional.of(range)));
    }
  }

  /** Plays a little before and after the picture on screen, and comes back to it. */
  public void playAround() {
    player.playAround(state().time(), ROLL_MICROS, ROLL_MICROS);
  }

  /** Listens to the channels otherwise. */
  public void mix(SoundMix mix) {
    player.mix(mix);
  }

  /** Levels of the sound that is heard. */
  public ReadOnlyObjectProperty<SoundLevels> levelsProperty() {
    return levels.getReadOnlyProperty();
  }

  private void followLoop() {
    if (state().loop().isPresent()) {
      player.loop(stretch());
    }
  }

  private Optional<TimeRange> stretch() {
    MediaTime start = in.get();
    MediaTime end = out.get();
    long duration = state().durationMicros();
    MediaTime from = start == null ? MediaTime.ZERO : start;
    MediaTime to = end == null ? new MediaTime(duration) : end;
    return from.isBefore(to) ? Optional.of(new TimeRange(from, to)) : Optional.empty();
  }

  /** What is open, where anything is. */
  public Optional<StreamInfo> stream() {
    return state().stream();
  }

  @Override
  public void close() {
    player.close();
  }
}
