package io.sightglass.benchmarks;

import io.sightglass.core.feature.Feature;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.feature.PictureFeature;
import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.SyntheticFrame;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.pipeline.DetectorRegistry;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The shared pass over a moving 1080p picture, in nanoseconds a luma sample, for all that the
 * installed detectors ask for, or for one feature ({@code -p feature=NAME}) and those that it
 * needs; and a plain read of the same luma plane, the limit.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SharedPassBenchmark {

  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final int SAMPLES = WIDTH * HEIGHT;

  /** The name of one feature, or {@code all}. */
  @Param("all")
  public String feature = "all";

  @Param({"yuv420p", "yuv420p10le"})
  public String format = "yuv420p";

  private final VideoFrame[] frames = new VideoFrame[4];
  private SharedPass pass = new SharedPass(Set.of());
  private int next;

  @Setup(Level.Trial)
  public void setUp() {
    Random random = new Random(1);
    PixelFormat pixels = format.equals("yuv420p") ? PixelFormat.YUV420P : PixelFormat.YUV420P10;
    int scale = 1 << (pixels.bitDepth() - 8);
    for (int i = 0; i < frames.length; i++) {
      SyntheticFrame frame = new SyntheticFrame(pixels, WIDTH, HEIGHT, 64);
      int shift = 3 * i;
      frame.fill(0, (x, y) -> scale * (40 + ((x + shift) / 7 * 11 + y / 5 * 3) % 160));
      frame.fill(1, (x, y) -> scale * (118 + random.nextInt(20)));
      frame.fill(2, (x, y) -> scale * (118 + random.nextInt(20)));
      frames[i] = frame;
    }
    Set<Feature> features =
        DetectorRegistry.installed().detectors().stream()
            .flatMap(detector -> detector.features().stream())
            .filter(PictureFeature.class::isInstance)
            .filter(asked -> feature.equals("all") || asked.toString().equals(feature))
            .collect(Collectors.toSet());
    if (features.isEmpty()) {
      throw new IllegalArgumentException("no detector asks for a feature '" + feature + "'");
    }
    pass = new SharedPass(features);
  }

  @TearDown(Level.Trial)
  public void tearDown() {
    pass.close();
    for (VideoFrame frame : frames) {
      frame.close();
    }
  }

  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public FrameFeatures pass() {
    return pass.frame(frames[next++ & 3]);
  }

  /** Adds up the luma plane eight bytes at a time. */
  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public long memoryRead() {
    VideoFrame frame = frames[next++ & 3];
    MemorySegment plane = frame.plane(0);
    long rowBytes = (long) WIDTH * frame.format().bytesPerSample();
    long sum = 0;
    for (int y = 0; y < HEIGHT; y++) {
      long row = (long) y * frame.stride(0);
      for (long x = 0; x < rowBytes; x += Long.BYTES) {
        sum += plane.get(ValueLayout.JAVA_LONG_UNALIGNED, row + x);
      }
    }
    return sum;
  }
}
