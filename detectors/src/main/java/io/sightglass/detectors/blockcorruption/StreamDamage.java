package io.sightglass.detectors.blockcorruption;

import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Follows damage from the picture whose data was lost to the pictures that refer to it. B pictures
 * wait for the next anchor, as they may refer to it.
 */
final class StreamDamage {

  static final double NONE = 0;
  static final double CARRIED = 1;
  static final double OWN = 2;

  /** A picture with what the stream says of it. */
  record Told(FrameFeatures picture, double damage) {}

  private static final int MOST_HELD = 8;

  private final int track;
  private final Deque<MediaTime> losses = new ArrayDeque<>();
  private final List<FrameFeatures> held = new ArrayList<>();
  private boolean carrying;

  /**
   * @param track stream index of the video track
   */
  StreamDamage(int track) {
    this.track = track;
  }

  /** Notes what happened to the stream; before the pictures of the same chunk are added. */
  void note(StreamEvent event) {
    if (event.streamIndex() == track
        && (event.kind() == StreamEvent.Kind.PACKET_CORRUPT
            || event.kind() == StreamEvent.Kind.DECODE_ERROR)) {
      losses.add(event.time());
    }
  }

  /** Adds the next picture, and yields those of which all is known, in order. */
  List<Told> add(FrameFeatures picture) {
    List<Told> out = new ArrayList<>();
    boolean own = picture.flags().any();
    own |= losses.removeIf(time -> time.micros() <= picture.time().micros());
    if (picture.keyFrame()) {
      carrying = false;
    }
    boolean anchor = picture.pictureType() != 'B';
    if (own || anchor || held.size() >= MOST_HELD) {
      release(own && anchor ? CARRIED : NONE, out);
    }
    if (own) {
      carrying = true;
      out.add(new Told(picture, OWN));
    } else if (carrying) {
      out.add(new Told(picture, CARRIED));
    } else if (anchor) {
      out.add(new Told(picture, NONE));
    } else {
      held.add(picture);
    }
    return out;
  }

  /** Those that still wait at the end. */
  List<Told> flush() {
    List<Told> out = new ArrayList<>();
    release(NONE, out);
    return out;
  }

  private void release(double damage, List<Told> out) {
    held.forEach(picture -> out.add(new Told(picture, damage)));
    held.clear();
  }
}
