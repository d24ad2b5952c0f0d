package io.sightglass.core.player;

import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.Optional;

/**
 * What a player shows at one moment. Immutable.
 *
 * @param phase where the player is
 * @param stream what is open
 * @param time presentation time of the picture on screen, or of the sound where there is no picture
 * @param frame number of the picture on screen from zero, or −1 where there is none
 * @param pictureType I, P or B; {@code ?} where unknown
 * @param playing true while time runs
 * @param rate programme seconds a second while playing; negative backward
 * @param lateFrames pictures that were not on screen in their own time since the source was opened
 * @param durationMicros length of the programme, or −1 where unknown
 * @param loop the stretch that repeats
 * @param message a sentence for the user where something is to be said, else empty
 * @param shift what can be gone back to in a live stream that keeps its past; else empty
 */
public record PlayerState(
    Phase phase,
    Optional<StreamInfo> stream,
    MediaTime time,
    long frame,
    char pictureType,
    boolean playing,
    double rate,
    long lateFrames,
    long durationMicros,
    Optional<TimeRange> loop,
    String message,
    Optional<Shift> shift) {

  /**
   * A live stream's past.
   *
   * @param kept what can be gone back to, up to what has just come
   * @param live whether the picture on screen is of what comes now
   * @param problem why less is kept than was asked for, a sentence; else empty
   */
  public record Shift(TimeRange kept, boolean live, String problem) {}

  /** Nothing open. */
  public static final PlayerState EMPTY =
      new PlayerState(
          Phase.EMPTY,
          Optional.empty(),
          MediaTime.ZERO,
          -1,
          '?',
          false,
          1,
          0,
          -1,
          Optional.empty(),
          "",
          Optional.empty());

  /** Where a player is. */
  public enum Phase {
    /** Nothing is open. */
    EMPTY,
    /** A source is being opened. */
    OPENING,
    /** A source is open. */
    READY,
    /** The end of the source was reached; playing starts over. */
    ENDED,
    /** The source could not be opened; the message says why. */
    FAILED
  }

  PlayerState with(Phase newPhase, String newMessage) {
    return new PlayerState(
        newPhase,
        stream,
        time,
        frame,
        pictureType,
        playing,
        rate,
        lateFrames,
        durationMicros,
        loop,
        newMessage,
        shift);
  }

  /** True where pictures come from a running stream and there is nothing to seek in. */
  public boolean live() {
    return stream.map(StreamInfo::live).orElse(false);
  }
}
