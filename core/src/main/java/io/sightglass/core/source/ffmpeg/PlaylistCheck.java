package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.media.StreamEvent.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds playlists of HLS to what they say: segments that come slower than they play, whose length
 * is not what is told, and lists that stop.
 */
final class PlaylistCheck extends SegmentCheck {

  /** A list that names nothing new for so many of its longest segments has stopped. */
  private static final int STOPPED_TARGETS = 3;

  /** Lengths may be rounded to whole seconds (RFC 8216, 4.3.2.1). */
  private static final double MOST_ROUNDED = 0.5;

  private static final double LEAST_TARGETS = 0.5;

  private static final double CLOCK = 90_000;
  private static final long WRAP = 1L << 33;

  private static final class Listed {
    MediaPlaylist playlist = new MediaPlaylist(0, List.of(), false);
    String newest = "";
    long changedNanos;
    boolean stopped;
    // The segment that was read last, and its first presentation time.
    String before = "";
    long beforePts = -1;
    // Of segments that are too short to have a rate.
    double bits;
    double seconds;
  }

  /** What a variant's stream says of its rate is true to within this (RFC 8216bis, 4.4.6.2). */
  private static final double SAME_RATE = 1.1;

  private long declaredBits;
  private final Map<String, Listed> lists = new HashMap<>();

  /** The master playlist says that no segment exceeds it. */
  @Override
  void declare(long bits) {
    declaredBits = bits;
  }

  @Override
  void fetched(String address, String text, long nanos) {
    MediaPlaylist playlist = MediaPlaylist.of(address, text);
    if (playlist.targetSeconds() == 0 || playlist.segments().isEmpty()) {
      return;
    }
    Listed list = lists.computeIfAbsent(MediaPlaylist.path(address), path -> new Listed());
    list.playlist = playlist;
    String newest = playlist.segments().getLast().path();
    if (!newest.equals(list.newest)) {
      list.newest = newest;
      list.changedNanos = nanos;
      list.stopped = false;
    }
    double still = (nanos - list.changedNanos) / 1e9;
    if (!playlist.over() && !list.stopped && still > STOPPED_TARGETS * playlist.targetSeconds()) {
      list.stopped = true;
      say(
          Kind.PLAYLIST_STOPPED,
          "The playlist has named nothing new for %.1f s; its segments are %.0f s long.",
          still,
          playlist.targetSeconds());
    }
  }

  /** The demuxer fetches them, and is heard. */
  @Override
  boolean stale(String address, long nanos) {
    return false;
  }

  @Override
  boolean unannounced(String address) {
    return false;
  }

  @Override
  void read(Read file) {
    String path = file.place();
    for (Listed list : lists.values()) {
      int index = list.playlist.indexOf(path);
      if (index >= 0) {
        MediaPlaylist.Segment segment = list.playlist.segments().get(index);
        late(list, segment, file.readNanos());
        rate(list, segment, file.bytes());
        length(list, index, file.firstPts());
        list.before = path;
        list.beforePts = file.firstPts();
      }
    }
  }

  private void late(Listed list, MediaPlaylist.Segment segment, long readNanos) {
    if (!list.playlist.over() && segment.seconds() > 0 && readNanos / 1e9 > segment.seconds()) {
      say(
          Kind.SEGMENT_LATE,
          "The segment %s of %.3f s took %.3f s to come.",
          segment.path(),
          segment.seconds(),
          readNanos / 1e9);
    }
  }

  // The peak rate is that of any segments in a row which are half a target duration or more in all
  // (RFC 8216, 4.1): what is shorter waits for the next.
  private void rate(Listed list, MediaPlaylist.Segment segment, long bytes) {
    if (declaredBits == 0 || segment.seconds() == 0) {
      return;
    }
    list.bits += 8.0 * bytes;
    list.seconds += segment.seconds();
    if (list.seconds < LEAST_TARGETS * list.playlist.targetSeconds()) {
      return;
    }
    double bits = list.bits / list.seconds;
    list.bits = 0;
    list.seconds = 0;
    if (bits > SAME_RATE * declaredBits) {
      say(
          Kind.SEGMENT_RATE,
          "The segment %s has %.0f kbit/s; its playlist declares %.0f kbit/s at most.",
          segment.path(),
          bits / 1e3,
          declaredBits / 1e3);
    }
  }

  // How long the one before was is known by where this one begins.
  private void length(Listed list, int index, long firstPts) {
    MediaPlaylist.@Nullable Segment before =
        index > 0 ? list.playlist.segments().get(index - 1) : null;
    if (before == null
        || !before.path().equals(list.before)
        || list.playlist.segments().get(index).discontinuous()
        || firstPts < 0
        || list.beforePts < 0) {
      return;
    }
    double seconds = Math.floorMod(firstPts - list.beforePts, WRAP) / CLOCK;
    // A clock that jumps is told as that.
    boolean jumps = seconds > 2 * list.playlist.targetSeconds() + before.seconds();
    if (!jumps && Math.abs(seconds - before.seconds()) > MOST_ROUNDED) {
      say(
          Kind.SEGMENT_LENGTH,
          "The segment %s says that it is %.3f s long, and is %.3f s.",
          before.path(),
          before.seconds(),
          seconds);
    }
  }
}
