package io.sightglass.core.player;

import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.time.Timecode;
import java.util.Optional;

/** What a player is asked to do. */
sealed interface Command {

  record Open(MediaRequest request) implements Command {}

  record ShowLive(LiveFeed feed) implements Command {}

  /** Closes what is open. */
  record Eject() implements Command {}

  record Play() implements Command {}

  record Pause() implements Command {}

  record TogglePlay() implements Command {}

  /** Goes to a time; never waits behind another seek. */
  record Seek(MediaTime time) implements Command {}

  /** Goes to a picture by its number; never waits behind another seek. */
  record SeekFrame(long frame) implements Command {}

  /** Goes to the picture with a timecode; never waits behind another seek. */
  record SeekTimecode(Timecode label) implements Command {}

  record Step(int frames) implements Command {}

  record Shuttle(double rate) implements Command {}

  /** Plays what lies around a time, and comes back to it. */
  record PlayAround(MediaTime centre, long beforeMicros, long afterMicros) implements Command {}

  record Mix(SoundMix mix) implements Command {}

  /** Returns to what a live stream sends now. */
  record GoLive() implements Command {}

  record Loop(Optional<TimeRange> range) implements Command {}

  /** True for a command that makes all earlier ones pointless. */
  default boolean replacesAll() {
    return this instanceof Open || this instanceof ShowLive || this instanceof Eject;
  }

  default boolean isSeek() {
    return this instanceof Seek || this instanceof SeekFrame || this instanceof SeekTimecode;
  }
}
