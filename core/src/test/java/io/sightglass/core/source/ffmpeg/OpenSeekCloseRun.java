package io.sightglass.core.source.ffmpeg;

import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.ExactFrames;
import io.sightglass.core.source.FrameIndexCache;
import io.sightglass.core.source.MediaRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Opens, seeks in and closes recordings again and again, and prints what memory it holds. */
public final class OpenSeekCloseRun {

  private OpenSeekCloseRun() {}

  /**
   * Prints resident KiB after the first and after the second number of cycles.
   *
   * @param args cache folder, cycles to warm up, cycles to measure, recordings
   */
  public static void main(String[] args) throws Exception {
    int warmUp = Integer.parseInt(args[1]);
    int cycles = Integer.parseInt(args[2]);
    FfmpegOpener opener =
        new FfmpegOpener(
            new FrameIndexCache(Path.of(args[0])), Thread.ofPlatform().daemon().factory());
    Random random = new Random(9);
    for (int i = 0; i <= warmUp + cycles; i++) {
      if (i == warmUp || i == warmUp + cycles) {
        System.gc();
        System.out.println(residentKibibytes());
      }
      MediaRequest request = MediaRequest.of(args[3 + i % (args.length - 3)]);
      try (ExactFrames frames = new ExactFrames(opener, request)) {
        for (int seek = 0; seek < 3; seek++) {
          try (VideoFrame frame = frames.frame(random.nextInt(40))) {
            if (frame == null) {
              throw new IllegalStateException("no picture");
            }
          }
        }
      }
    }
  }

  private static long residentKibibytes() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
