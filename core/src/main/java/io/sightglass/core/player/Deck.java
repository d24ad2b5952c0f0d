package io.sightglass.core.player;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.FrameIndex;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.time.MediaTime;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is open: a feed, and the pictures and the sound that were read from it around the playhead.
 * Moves the playhead exactly. Owns the feed and the pictures. Player's thread only.
 */
final class Deck implements AutoCloseable {

  /** Going this far forward costs less by decoding on than by a seek. */
  private static final long NEAR_MICROS = 1_000_000;

  private static final long FIRST_RETREAT_MICROS = 1_000_000;

  /** Times that are rounded on two ways from one time stamp differ by at most this. */
  private static final long ROUNDING_MICROS = 1;

  /** Pictures after which a stream without key pictures is taken as it comes. */
  private static final int MAX_BEFORE_KEY = 300;

  private final FrameFeed feed;
  private final FrameWindow window;
  private final SoundOutput sound;
  private String problem = "";

  Deck(FrameFeed feed, FrameWindow window, SoundOutput sound) {
    this.feed = feed;
    this.window = window;
    this.sound = sound;
  }

  StreamInfo info() {
    return feed.info();
  }

  FrameFeed feed() {
    return feed;
  }

  FrameWindow window() {
    return window;
  }

  boolean hasVideo() {
    return feed.info().selectedVideo().isPresent();
  }

  /** Length of the programme, or −1 while it is not known. */
  long durationMicros() {
    long told = feed.info().durationMicros();
    VideoFrame last = window.last();
    if (told < 0) {
      return feed.ended() && last != null ? last.time().micros() + last.durationMicros() : told;
    }
    // A file that is still being written is longer by now than it was when it was opened.
    FrameIndex index = feed.index();
    return index.size() == 0
        ? told
        : Math.max(told, index.time(index.size() - 1).micros() + info().frameRate().frameMicros());
  }

  /** A sentence where the source broke, else empty. */
  String problem() {
    return problem;
  }

  /** True where nothing is left to read. */
  boolean exhausted() {
    return feed.ended();
  }

  /** Reads one unit on; false where there is none, now or for good. */
  boolean read() {
    MediaUnit unit = next();
    if (unit == null) {
      return false;
    }
    if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
      window.append(frame);
    }
    return true;
  }

  /** Makes the picture after the current one current, reading on where need be. */
  boolean forward() {
    if (!window.forward() && (nextPicture() == null || !window.forward())) {
      return false;
    }
    forgetSound();
    return true;
  }

  /** As {@link #forward}, but never past a picture that was not shown. */
  boolean forwardExactly() throws MediaException {
    VideoFrame current = window.current();
    if (current != null && leftOut(current, window.next())) {
      reload(current.time());
    }
    return forward();
  }

  /** Makes the picture before the current one current, reading its group again where need be. */
  boolean back() throws MediaException {
    VideoFrame current = window.current();
    boolean whole = current == null || !leftOut(window.previous(), current);
    if (whole && window.back()) {
      return true;
    }
    if (current == null || !feed.seekable()) {
      return false;
    }
    MediaTime time = current.time();
    if (!MediaTime.ZERO.isBefore(time) || !land(time.plus(-1 - ROUNDING_MICROS), () -> false)) {
      return false;
    }
    // The oldest picture that is kept of a live stream has none before it.
    VideoFrame landed = window.current();
    return landed != null && landed.time().isBefore(time);
  }

  // What comes now is shown as well as it can be: pictures that nobody had the time to show are
  // found in the past.
  private boolean leftOut(@Nullable VideoFrame before, @Nullable VideoFrame after) {
    return before != null
        && after != null
        && feed.live()
        && feed.seekable()
        && after.time().since(before.time()) > before.durationMicros() * 3 / 2;
  }

  /** Lets go of what was read, and goes on with what a live stream sends next. */
  void goLive() {
    forget();
    feed.goLive();
  }

  /**
   * Makes the picture that is on screen at {@code target} current: the last one that does not start
   * after it; at the ends of the programme its first or last picture.
   *
   * @param superseded polled between pictures: true ends the search at the picture reached so far
   * @return false where there is no picture at all
   * @throws MediaException where the source can't go there
   */
  boolean land(MediaTime target, BooleanSupplier superseded) throws MediaException {
    MediaTime goal = MediaTime.max(target, MediaTime.ZERO).plus(ROUNDING_MICROS);
    // Pictures may be left out of what is shown live.
    boolean whole = !(feed.live() && feed.seekable());
    if (!whole) {
      approach(goal);
      decodeUpTo(goal, superseded);
    } else if (!window.moveTo(goal)) {
      FrameIndex index = feed.index();
      if (index.covers(goal)) {
        approach(index, index.frameAt(goal));
      } else if (near(goal)) {
        window.moveToLast();
      } else if (feed.seekable()) {
        approach(goal);
      } else {
        throw new MediaException(
            MediaException.Reason.UNSUPPORTED,
            "This is a live stream: only the last pictures can be gone back to.");
      }
      decodeUpTo(goal, superseded);
    }
    forgetSound();
    return window.current() != null;
  }

  /** Reads pictures and sound around {@code time} anew; the playhead stays. */
  void reload(MediaTime time) throws MediaException {
    if (!hasVideo()) {
      landSound(time);
      return;
    }
    MediaTime goal = time.plus(ROUNDING_MICROS);
    FrameIndex index = feed.index();
    if (index.covers(goal)) {
      enter(index, index.frameAt(goal));
    } else {
      approach(goal);
    }
    decodeUpTo(goal, () -> false);
    forgetSound();
  }

  /** Goes to {@code target} where there is only sound. */
  void landSound(MediaTime target) throws MediaException {
    forget();
    if (target.compareTo(MediaTime.ZERO) <= 0) {
      feed.restart();
    } else {
      feed.seek(target);
    }
  }

  private boolean near(MediaTime goal) {
    VideoFrame last = window.last();
    return last != null
        && !goal.isBefore(last.time())
        && (goal.since(last.time()) <= NEAR_MICROS || !feed.seekable());
  }

  /** Decodes on where that is the way from the place that the index names, else enters there. */
  private void approach(FrameIndex index, int frame) throws MediaException {
    VideoFrame last = window.last();
    int entry = index.entryFor(frame);
    long from = entry < 0 ? Long.MIN_VALUE : index.entry(entry).micros();
    if (last != null
        && !feed.ended()
        && from <= last.time().micros()
        && last.time().isBefore(index.time(frame))) {
      window.moveToLast();
    } else {
      enter(index, frame);
    }
  }

  private void enter(FrameIndex index, int frame) throws MediaException {
    forget();
    feed.seek(index, frame);
    first();
  }

  /**
   * Makes the last key picture that starts by {@code time} current, where the index knows it and it
   * is not current already: the one picture there that is had without any other.
   */
  boolean skim(MediaTime time) throws MediaException {
    FrameIndex index = feed.index();
    VideoFrame current = window.current();
    if (current == null || !index.covers(time)) {
      return false;
    }
    int entry = index.entryFor(index.frameAt(time));
    if (entry < 0) {
      return false;
    }
    int key = index.frameAt(new MediaTime(index.entry(entry).micros() + ROUNDING_MICROS));
    if (index.starts(key, current.time())) {
      return false;
    }
    enter(index, key);
    forgetSound();
    return window.current() != null;
  }

  /** What is known by now of where pictures are. */
  FrameIndex index() {
    return feed.index();
  }

  /** The number of an open picture in the programme. */
  long number(VideoFrame frame) {
    int known = feed.index().numberOf(frame.time());
    return known < 0 ? frame.number() : known;
  }

  /** Reads from far enough back that the current picture is not after {@code goal}. */
  private void approach(MediaTime goal) throws MediaException {
    long retreat = 0;
    while (true) {
      MediaTime from = MediaTime.max(goal.plus(-retreat), MediaTime.ZERO);
      forget();
      feed.seek(from);
      VideoFrame landed = nextKeyPicture();
      if (landed != null && !goal.isBefore(landed.time())) {
        break;
      }
      if (from.equals(MediaTime.ZERO)) {
        // The container's own seek misses its start: only opening it anew is sure to find it.
        begin();
        return;
      }
      retreat = Math.max(FIRST_RETREAT_MICROS, 2 * retreat);
    }
    window.moveToLast();
  }

  /** Makes the first picture of all current. */
  private void begin() throws MediaException {
    forget();
    feed.restart();
    first();
  }

  /**
   * Makes the next picture that is read current: the first one after opening.
   *
   * @return false where there is none
   */
  boolean first() {
    boolean found = nextPicture() != null;
    window.moveToLast();
    return found;
  }

  private void forget() {
    window.clear();
    sound.clear();
    problem = "";
  }

  private void decodeUpTo(MediaTime goal, BooleanSupplier superseded) {
    VideoFrame current = window.current();
    // An exact hit needs no proof that the next picture starts later.
    while (current != null
        && goal.since(current.time()) > 2 * ROUNDING_MICROS
        && !superseded.getAsBoolean()) {
      VideoFrame following = nextPicture();
      if (following == null || goal.isBefore(following.time())) {
        return;
      }
      window.forward();
      current = following;
    }
  }

  /** The next picture, appended to the window. */
  private @Nullable VideoFrame nextPicture() {
    for (MediaUnit unit = next(); unit != null; unit = next()) {
      if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
        window.append(frame);
        return frame;
      }
    }
    return null;
  }

  /**
   * The next key picture, appended to the window. What comes out before it after a seek refers to
   * pictures that were not decoded.
   */
  private @Nullable VideoFrame nextKeyPicture() {
    int passed = 0;
    for (MediaUnit unit = next(); unit != null; unit = next()) {
      if (unit instanceof MediaUnit.Picture(VideoFrame frame)) {
        if (frame.keyFrame() || passed++ >= MAX_BEFORE_KEY) {
          window.append(frame);
          return frame;
        }
        frame.close();
      }
    }
    return null;
  }

  private @Nullable MediaUnit next() {
    try {
      MediaUnit unit = feed.read();
      if (unit instanceof MediaUnit.Sound(AudioBlock block)) {
        sound.accept(block);
      }
      return unit;
    } catch (MediaException e) {
      problem = MediaErrors.sentence(e);
      return null;
    }
  }

  /** Sound is kept as far back as pictures are. */
  private void forgetSound() {
    VideoFrame first = window.first();
    if (first != null) {
      sound.forget(first.time());
    }
  }

  @Override
  public void close() {
    window.clear();
    sound.clear();
    feed.close();
  }
}
