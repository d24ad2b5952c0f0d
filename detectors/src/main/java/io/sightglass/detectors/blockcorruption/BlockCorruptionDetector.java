package io.sightglass.detectors.blockcorruption;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Follows damage from the picture whose data was lost to the pictures that refer to it. */
final class BlockCorruptionDetector implements Detector {

  static final double NONE = 0;
  static final double CARRIED = 1;
  static final double OWN = 2;

  private static final int MOST_HELD = 8;

  private final int track;
  private final Deque<MediaTime> losses = new ArrayDeque<>();
  private final List<FrameFeatures> held = new ArrayList<>();
  private boolean carrying;

  BlockCorruptionDetector(int track) {
    this.track = track;
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    for (StreamEvent event : chunk.events()) {
      if (event.streamIndex() == track
          && (event.kind() == StreamEvent.Kind.PACKET_CORRUPT
              || event.kind() == StreamEvent.Kind.DECODE_ERROR)) {
        losses.add(event.time());
      }
    }
    List<Measurement> out = new ArrayList<>();
    for (FrameFeatures frame : features.frames()) {
      boolean own = frame.flags().any();
      while (!losses.isEmpty() && losses.getFirst().micros() <= frame.time().micros()) {
        losses.removeFirst();
        own = true;
      }
      if (frame.keyFrame()) {
        carrying = false;
      }
      boolean anchor = frame.pictureType() != 'B';
      boolean back = own && anchor;
      if (back || anchor || held.size() >= MOST_HELD) {
        for (FrameFeatures b : held) {
          out.add(measured(b, back ? CARRIED : NONE));
        }
        held.clear();
      }
      if (own) {
        for (FrameFeatures b : held) {
          out.add(measured(b, NONE));
        }
        held.clear();
        carrying = true;
        out.add(measured(frame, OWN));
      } else if (carrying) {
        out.add(measured(frame, CARRIED));
      } else if (anchor) {
        out.add(measured(frame, NONE));
      } else {
        held.add(frame);
      }
    }
    return out;
  }

  @Override
  public List<Measurement> flush() {
    List<Measurement> out = new ArrayList<>();
    held.forEach(frame -> out.add(measured(frame, NONE)));
    return out;
  }

  private static Measurement measured(FrameFeatures frame, double value) {
    return new Measurement(
        BlockCorruptionDetectorFactory.DAMAGE, frame.time(), frame.durationMicros(), value);
  }
}
