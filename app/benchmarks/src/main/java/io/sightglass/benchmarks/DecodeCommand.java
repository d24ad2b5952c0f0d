package io.sightglass.benchmarks;

import io.sightglass.core.feature.AudioFeatures;
import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.feature.FeatureExtractor;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.ChunkReader;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** CPU time of decoding to chunks against that of FFmpeg's program. */
@Command(
    name = "decode",
    description = {
      "Decoding to chunks, without any feature, against 'ffmpeg -i CLIP -f null -' of the same"
          + " library with one thread, by CPU time: pictures a CPU second, theirs being 1."
    },
    mixinStandardHelpOptions = true)
final class DecodeCommand implements Callable<Integer> {

  private static final long SECOND_MICROS = 1_000_000;

  @Parameters(paramLabel = "CLIP", description = "A recording with picture and sound.")
  private Path clip = Path.of("");

  @Option(names = "--rounds", defaultValue = "3", description = "Turns (default: 3).")
  private int rounds = 3;

  @Override
  public Integer call() throws Exception {
    double[] ratios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      double theirs = ChildProcess.run(Programs.decode(clip)).cpuSeconds();
      double ours = chunks();
      ratios[round] = theirs / ours;
      System.out.printf(
          Locale.ROOT,
          "ffmpeg %.2f CPU s, chunks %.2f CPU s: %.3f of its rate%n",
          theirs,
          ours,
          ratios[round]);
    }
    Arrays.sort(ratios);
    System.out.printf(Locale.ROOT, "median: %.3f%n", ratios[rounds / 2]);
    return 0;
  }

  /** CPU seconds of this thread, which reads and decodes. */
  private double chunks() throws Exception {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try (MediaSource source = new FfmpegOpener().open(MediaRequest.of(clip.toString()));
        ChunkReader reader = new ChunkReader(source, new NoFeatures(), SECOND_MICROS)) {
      for (@Nullable FeatureChunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
        chunk.chunk().close();
      }
    }
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
  }

  private static final class NoFeatures implements FeatureExtractor {

    @Override
    public FrameFeatures frame(VideoFrame frame) {
      return FrameFeatures.of(frame, Map.of());
    }

    @Override
    public List<AudioFeatures> audio(List<AudioBlock> blocks, boolean last) {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
