package io.sightglass.core.source.live;

import io.sightglass.core.source.TestClips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A live stream by DASH (ISO/IEC 23009-1): pictures and sound in segments of their own. */
final class ManifestServer extends SegmentServer {

  private static final int WINDOW = 5;
  private static final Pattern RUN =
      Pattern.compile("<S (?:t=\"(\\d+)\" )?d=\"(\\d+)\"(?: r=\"(\\d+)\")?");

  /** A segment's place, in ticks of its track. */
  private record Segment(long start, long ticks) {}

  /** A track: what the manifest says of it, and where its segments are. */
  private record Track(String open, String template, String close, List<Segment> segments) {}

  private final List<Track> tracks = new ArrayList<>();
  private volatile boolean modest;

  /** Segments of about a second. */
  ManifestServer(Path folder, Path clip) throws IOException {
    super(folder, "live.mpd", WINDOW);
    Path whole =
        TestClips.run(
            folder.resolve("whole.mpd"),
            List.of(
                "-i",
                clip.toString(),
                "-c",
                "copy",
                "-f",
                "dash",
                "-seg_duration",
                "1",
                "-init_seg_name",
                "init-$RepresentationID$.m4s",
                "-media_seg_name",
                "s$RepresentationID$-$Number%03d$.m4s"));
    Matcher sets =
        Pattern.compile(
                "(<AdaptationSet.*?)(<SegmentTemplate[^>]*?)startNumber=\"1\">\\s*"
                    + "<SegmentTimeline>(.*?)</SegmentTimeline>(.*?</AdaptationSet>)",
                Pattern.DOTALL)
            .matcher(Files.readString(whole));
    while (sets.find()) {
      tracks.add(new Track(sets.group(1), sets.group(2), sets.group(4), segments(sets.group(3))));
    }
    start();
  }

  private static List<Segment> segments(String timeline) {
    List<Segment> segments = new ArrayList<>();
    long at = 0;
    for (Matcher run = RUN.matcher(timeline); run.find(); ) {
      at = run.group(1) == null ? at : Long.parseLong(run.group(1));
      long ticks = Long.parseLong(run.group(2));
      int times = run.group(3) == null ? 1 : 1 + Integer.parseInt(run.group(3));
      for (int i = 0; i < times; i++) {
        segments.add(new Segment(at, ticks));
        at += ticks;
      }
    }
    return segments;
  }

  /** Declares a bandwidth of 50 kbit/s of the pictures. */
  void declareLittle() {
    modest = true;
  }

  // The muxer counts from 1.
  @Override
  int segments() {
    return 1 + tracks.stream().mapToInt(track -> track.segments().size()).min().orElseThrow();
  }

  @Override
  String index(int first, int end, boolean over) {
    int from = Math.max(1, first);
    StringBuilder text =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <MPD xmlns="urn:mpeg:dash:schema:mpd:2011"
              profiles="urn:mpeg:dash:profile:isoff-live:2011" type="dynamic"
              availabilityStartTime="2026-01-01T00:00:00Z" minimumUpdatePeriod="PT1S"
              timeShiftBufferDepth="PT5S" minBufferTime="PT1S">
            <Period id="0" start="PT0S">
            """);
    for (Track track : tracks) {
      boolean pictures = track == tracks.getFirst();
      text.append(
              modest && pictures
                  ? track.open().replaceFirst("bandwidth=\"\\d+\"", "bandwidth=\"50000\"")
                  : track.open())
          .append(track.template())
          .append("startNumber=\"%d\"><SegmentTimeline>".formatted(from));
      for (Segment segment : track.segments().subList(from - 1, end)) {
        text.append("<S t=\"%d\" d=\"%d\"/>".formatted(segment.start(), segment.ticks()));
      }
      text.append("</SegmentTimeline>").append(track.close());
    }
    return text.append("</Period></MPD>").toString();
  }

  /** A clip with a key picture a second. */
  static Path clip(Path folder, int seconds) throws IOException {
    Files.createDirectories(folder);
    return TestClips.make(
        folder,
        "source.mp4",
        "25",
        seconds,
        "-c:v",
        "libopenh264",
        "-b:v",
        "500k",
        "-g",
        "25",
        "-c:a",
        "aac");
  }
}
