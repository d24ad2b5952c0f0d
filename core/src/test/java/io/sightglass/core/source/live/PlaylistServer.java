package io.sightglass.core.source.live;

import io.sightglass.core.source.TestClips;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A live stream by HLS. */
public final class PlaylistServer extends SegmentServer {

  private static final int WINDOW = 5;

  private final int segments;
  private volatile int wrong = -1;

  /** Segments of about a second, as {@code clip} has key pictures. */
  PlaylistServer(Path folder, Path clip) throws IOException {
    super(folder, "live.m3u8", WINDOW);
    TestClips.run(
        folder.resolve("list.m3u8"),
        List.of(
            "-i",
            clip.toString(),
            "-c",
            "copy",
            "-copyts",
            "-f",
            "hls",
            "-hls_time",
            "1",
            "-hls_list_size",
            "0",
            "-hls_segment_filename",
            folder + "/s%03d.ts"));
    int count = 0;
    while (Files.exists(folder.resolve("s%03d.ts".formatted(count)))) {
      count++;
    }
    segments = count;
    start();
  }

  /** Says of this segment that it is twice as long as it is. */
  void lieAbout(int segment) {
    wrong = segment;
  }

  @Override
  int segments() {
    return segments;
  }

  @Override
  String index(int first, int end, boolean over) {
    StringBuilder text =
        new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n")
            .append("#EXT-X-MEDIA-SEQUENCE:")
            .append(first)
            .append('\n');
    for (int i = first; i <= end; i++) {
      text.append("#EXTINF:%s,\ns%03d.ts\n".formatted(i == wrong ? "1.9" : "0.96", i));
    }
    if (over) {
      text.append("#EXT-X-ENDLIST\n");
    }
    return text.toString();
  }

  /** A clip whose segments are of 24 pictures. */
  static Path clip(Path folder, int seconds) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return TestClips.make(
        folder,
        "source.ts",
        "25",
        seconds,
        "-c:v",
        "mpeg2video",
        "-b:v",
        "600k",
        "-g",
        "24",
        "-bf",
        "0",
        "-sc_threshold",
        "1000000000",
        "-c:a",
        "mp2",
        "-b:a",
        "96k");
  }
}
