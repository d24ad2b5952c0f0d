package io.sightglass.detectors.coding;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.VideoFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Follows how the pictures of a programme are coded. */
final class CodingDetector implements Detector {

  private static final long SECOND = 1_000_000;

  private record Coded(long micros, long durationMicros, int bytes) {}

  // The pictures of the last second, and their bytes.
  private final Deque<Coded> second = new ArrayDeque<>();
  private long bytes;
  // Pictures since the last key picture; negative before the first.
  private long position = -1;

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (VideoFrame frame : chunk.frames()) {
      follow(frame, out);
    }
    return out;
  }

  private void follow(VideoFrame frame, List<Measurement> out) {
    if (frame.keyFrame()) {
      position = 0;
    } else if (position >= 0) {
      position++;
    }
    if (position >= 0) {
      out.add(measured(CodingDetectorFactory.POSITION, frame, position));
    }
    switch (frame.pictureType()) {
      case 'I' -> out.add(measured(CodingDetectorFactory.TYPE, frame, 2));
      case 'P' -> out.add(measured(CodingDetectorFactory.TYPE, frame, 1));
      case 'B' -> out.add(measured(CodingDetectorFactory.TYPE, frame, 0));
      default -> {}
    }
    if (frame.codedBytes() > 0) {
      out.add(measured(CodingDetectorFactory.SIZE, frame, frame.codedBytes() / 1000.0));
      out.add(measured(CodingDetectorFactory.RATE, frame, rate(frame)));
    }
  }

  // Of what is there, until a whole second is: a rate that climbs from nought would be none.
  private double rate(VideoFrame frame) {
    Coded added = new Coded(frame.time().micros(), frame.durationMicros(), frame.codedBytes());
    second.add(added);
    bytes += added.bytes();
    long end = added.micros() + added.durationMicros();
    while (second.size() > 1
        && second.getFirst().micros() + second.getFirst().durationMicros() <= end - SECOND) {
      bytes -= second.removeFirst().bytes();
    }
    long micros = Math.max(added.durationMicros(), end - second.getFirst().micros());
    return micros <= 0 ? 0 : 8.0 * bytes / micros;
  }

  private static Measurement measured(String metric, VideoFrame frame, double value) {
    return new Measurement(metric, frame.time(), frame.durationMicros(), value);
  }
}
