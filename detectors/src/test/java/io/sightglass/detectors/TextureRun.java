package io.sightglass.detectors;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.Texture;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.DecodeFlags;
import io.sightglass.core.media.SyntheticStream;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a detector over textures that a test makes, 25 pictures a second. */
public final class TextureRun {

  private final Detector detector;
  private final List<FrameFeatures> pictures = new ArrayList<>();

  public TextureRun(DetectorFactory factory) {
    detector =
        factory.create(
            DetectorSettings.defaults(factory.info()), SyntheticStream.video(640, 360, 25));
  }

  /** Adds {@code count} progressive pictures. */
  public TextureRun add(int count, Texture texture) {
    return add(count, texture, false, false);
  }

  /** Adds {@code count} interlaced pictures. */
  public TextureRun addInterlaced(int count, Texture texture, boolean topFieldFirst) {
    return add(count, texture, true, topFieldFirst);
  }

  private TextureRun add(int count, Texture texture, boolean interlaced, boolean topFieldFirst) {
    for (int i = 0; i < count; i++) {
      int n = pictures.size();
      pictures.add(
          new FrameFeatures(
              MediaTime.ofTicks(n, 1, 25),
              40_000,
              n,
              'P',
              n == 0,
              interlaced,
              topFieldFirst,
              DecodeFlags.NONE,
              Map.of(Texture.FEATURE, texture)));
    }
    return this;
  }

  /** The values of {@code metric}, picture by picture, in chunks of {@code chunk} pictures. */
  public double[] values(String metric, int chunk) {
    List<Measurement> all = new ArrayList<>();
    for (int from = 0; from < pictures.size(); from += chunk) {
      List<FrameFeatures> part = pictures.subList(from, Math.min(pictures.size(), from + chunk));
      TimeRange range = new TimeRange(part.getFirst().time(), part.getLast().time().plus(40_000));
      all.addAll(
          detector.analyze(
              new Chunk(from / chunk, range, List.of(), List.of(), List.of()),
              new ChunkFeatures(part, List.of())));
    }
    all.addAll(detector.flush());
    return all.stream()
        .filter(m -> m.metric().equals(metric))
        .mapToDouble(Measurement::value)
        .toArray();
  }

  /** A texture without combs, noise or motion, its sharpest edges {@code edgeWidth} wide. */
  public static Texture sharp(double edgeWidth) {
    return texture(0, edgeWidth, 0.2, 0);
  }

  public static Texture texture(
      double combed, double edgeWidth, double noise, double layoutChange) {
    return new Texture(460, combed, 0, 0, 1, 0.4, edgeWidth, noise, layoutChange, new int[640]);
  }

  /** An interlaced picture's texture. */
  public static Texture fields(long weaveAsTop, long weaveAsBottom, double pairContrast) {
    return new Texture(
        460, 0.3, weaveAsTop, weaveAsBottom, pairContrast, 0.4, 2, 0.2, 0, new int[640]);
  }
}
