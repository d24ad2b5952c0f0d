package io.sightglass.core.detect;

import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.SyntheticSound;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs one detector of sound over a synthetic programme, chunk by chunk, as a session does. */
public final class SoundBench {

  private final DetectorFactory factory;
  private final long chunkMicros;

  /** With chunks of one second. */
  public SoundBench(DetectorFactory factory) {
    this(factory, 1_000_000);
  }

  public SoundBench(DetectorFactory factory, long chunkMicros) {
    this.factory = factory;
    this.chunkMicros = chunkMicros;
  }

  /** All measurements, in the order in which they were said. */
  public List<Measurement> run(SyntheticSound sound) {
    return run(sound.track(), sound.blocks());
  }

  /** All measurements of a track's blocks. */
  public List<Measurement> run(AudioTrack track, List<AudioBlock> blocks) {
    StreamInfo stream =
        new StreamInfo(
            "synthetic:",
            "none",
            false,
            -1,
            0,
            List.of(),
            List.of(track),
            Optional.empty(),
            Optional.of(track),
            Optional.empty());
    DetectorInfo info = factory.info();
    Detector detector = factory.create(DetectorSettings.defaults(info), stream);
    List<Measurement> all = new ArrayList<>();
    try (SharedPass pass = new SharedPass(info.features())) {
      int from = 0;
      for (long index = 0; from < blocks.size(); index++) {
        long end = (index + 1) * chunkMicros;
        int to = from;
        while (to < blocks.size() && blocks.get(to).time().micros() < end) {
          to++;
        }
        List<AudioBlock> part = blocks.subList(from, to);
        boolean last = to == blocks.size();
        TimeRange range = new TimeRange(new MediaTime(end - chunkMicros), new MediaTime(end));
        try (Chunk chunk = new Chunk(index, range, List.of(), part, List.of())) {
          ChunkFeatures features = new ChunkFeatures(List.of(), pass.audio(part, last));
          all.addAll(detector.analyze(chunk, features));
        }
        from = to;
      }
      all.addAll(detector.flush());
    }
    return all;
  }

  /** Those of one metric. */
  public static List<Measurement> of(String metric, List<Measurement> all) {
    return all.stream().filter(measurement -> measurement.metric().equals(metric)).toList();
  }

  /** The value that holds at {@code seconds}: the last one said for then or before. */
  public static double at(double seconds, String metric, List<Measurement> all) {
    double value = Double.NaN;
    for (Measurement measurement : of(metric, all)) {
      if (measurement.time().seconds() <= seconds + 1e-9) {
        value = measurement.value();
      }
    }
    return value;
  }

  /**
   * Where a metric is at or over (or, with {@code over} false, at or under) a threshold: start and
   * end in seconds, to the microsecond.
   */
  public static List<List<Double>> stretches(
      String metric, boolean over, double threshold, List<Measurement> all) {
    List<List<Double>> stretches = new ArrayList<>();
    double start = Double.NaN;
    double known = 0;
    for (Measurement measurement : of(metric, all)) {
      double time = measurement.time().seconds();
      boolean met = over ? measurement.value() >= threshold : measurement.value() <= threshold;
      if (met && Double.isNaN(start)) {
        start = time;
      } else if (!met && !Double.isNaN(start)) {
        stretches.add(List.of(start, time));
        start = Double.NaN;
      }
      known = time + measurement.durationMicros() / 1e6;
    }
    if (!Double.isNaN(start)) {
      stretches.add(List.of(start, known));
    }
    return stretches;
  }
}
