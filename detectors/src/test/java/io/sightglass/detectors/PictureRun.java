package io.sightglass.detectors;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.Colour;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Takes pictures made by a test through the shared pass and a detector, in chunks. */
public final class PictureRun {

  private final DetectorFactory factory;
  private final int perSecond;
  private int picturesAChunk;
  private final Map<String, Double> settings;

  /** At {@code perSecond} pictures a second, in chunks of a second. */
  public PictureRun(DetectorFactory factory, int perSecond) {
    this.factory = factory;
    this.perSecond = perSecond;
    this.picturesAChunk = perSecond;
    this.settings = new HashMap<>(factory.info().settings());
  }

  public PictureRun with(String setting, double value) {
    settings.put(setting, value);
    return this;
  }

  public PictureRun inChunksOf(int pictures) {
    picturesAChunk = pictures;
    return this;
  }

  /**
   * What is measured of {@code count} pictures.
   *
   * @param picture the n-th; its time is set here, unless it brings one
   */
  public List<Measurement> of(int count, IntFunction<SyntheticFrame> picture) {
    DetectorInfo info = factory.info();
    List<Measurement> out = new ArrayList<>();
    try (SharedPass pass = new SharedPass(info.features())) {
      Detector detector = factory.create(new DetectorSettings(settings), stream());
      List<FrameFeatures> features = new ArrayList<>();
      for (int n = 0; n < count; n++) {
        try (SyntheticFrame frame = picture.apply(n)) {
          if (frame.time().equals(MediaTime.ZERO)) {
            frame.at(n, perSecond);
          }
          features.add(pass.frame(frame));
        }
        if (features.size() == picturesAChunk || n == count - 1) {
          TimeRange range = TimeRange.ofSeconds(0, 1);
          out.addAll(
              detector.analyze(
                  new Chunk(n, range, List.of(), List.of(), List.of()),
                  new ChunkFeatures(features, List.of())));
          features = new ArrayList<>();
        }
      }
      out.addAll(detector.flush());
    }
    return out;
  }

  /** Values of one metric, in order. */
  public List<Double> values(String metric, int count, IntFunction<SyntheticFrame> picture) {
    return of(count, picture).stream()
        .filter(m -> m.metric().equals(metric))
        .map(Measurement::value)
        .toList();
  }

  /** Numbers of the pictures at which the metric is over nought. */
  public List<Integer> where(String metric, int count, IntFunction<SyntheticFrame> picture) {
    List<Double> values = values(metric, count, picture);
    List<Integer> where = new ArrayList<>();
    for (int n = 0; n < values.size(); n++) {
      if (values.get(n) > 0) {
        where.add(n);
      }
    }
    return where;
  }

  private StreamInfo stream() {
    VideoTrack track =
        new VideoTrack(
            0,
            "test",
            "",
            320,
            176,
            PixelFormat.YUV420P,
            Colour.UNKNOWN,
            new FrameRate(perSecond, 1),
            1,
            1,
            false,
            0,
            "");
    return new StreamInfo(
        "test",
        "test",
        false,
        0,
        0,
        List.of(track),
        List.of(),
        Optional.of(track),
        Optional.empty(),
        Optional.empty());
  }
}
