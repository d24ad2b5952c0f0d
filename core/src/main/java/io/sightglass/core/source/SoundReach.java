package io.sightglass.core.source;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far each audio track has come. One that is given up is waited for again when it is back. */
final class SoundReach {

  private static final long GIVEN_UP = Long.MAX_VALUE;

  private final Map<Integer, Long> reached = new LinkedHashMap<>();
  private long furthest = Long.MIN_VALUE;

  SoundReach(List<AudioTrack> tracks) {
    tracks.forEach(track -> reached.put(track.index(), Long.MIN_VALUE));
  }

  void reached(AudioBlock block) {
    long end = block.end().micros();
    reached.put(block.track().index(), end);
    furthest = Math.max(furthest, end);
  }

  /** Whether all tracks that are still waited for have come to {@code micros}. */
  boolean passed(long micros) {
    return reached.values().stream().allMatch(at -> at >= micros);
  }

  /** The time that the track furthest ahead has come to. */
  long furthest() {
    return furthest;
  }

  /** Tracks that have not come to {@code micros} are taken to be missing. */
  void giveUpBefore(long micros) {
    reached.replaceAll((track, at) -> at < micros ? GIVEN_UP : at);
  }
}
