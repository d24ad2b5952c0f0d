package io.sightglass.core.pipeline;

import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.feature.FrameFeatures;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds what a stream left out: while it was away, and where its own time stamps leave a hole, as
 * they do where a segment is missing. Not for recordings, whose time stamps are all there is to
 * them. One thread: the aggregator's.
 */
final class GapFinder {

  /** Made of segments, of which one may be missing. */
  private static final Set<String> SEGMENTED = Set.of("hls", "dash");

  private static final long HOLE_MICROS = 1_000_000;
  private static final long HOLE_FRAMES = 4;

  private final boolean pictures;
  private final boolean holes;
  private final long frameMicros;
  private final long holeMicros;
  private Gap.Cause away = Gap.Cause.STREAM_LOSS;
  private String missing = "";
  private boolean begun;
  private MediaTime seenTo = MediaTime.ZERO;

  GapFinder(StreamInfo stream) {
    pictures = stream.selectedVideo().isPresent();
    holes = stream.live() || SEGMENTED.contains(stream.container());
    frameMicros = stream.frameRate().frameMicros();
    holeMicros = Math.max(HOLE_MICROS, HOLE_FRAMES * frameMicros);
  }

  /** Gaps before and in a chunk, in order of time. */
  List<Gap> find(FeatureChunk chunk) {
    List<Gap> gaps = new ArrayList<>();
    chunk.chunk().events().forEach(event -> told(event, gaps));
    if (pictures) {
      for (FrameFeatures frame : chunk.features().frames()) {
        seen(frame.time(), frame.time().plus(frame.durationMicros()), gaps);
      }
    } else {
      for (AudioBlock block : chunk.chunk().audio()) {
        seen(block.time(), block.end(), gaps);
      }
    }
    return gaps;
  }

  /** Gaps before a chunk that was dropped, and that chunk itself. */
  List<Gap> findInDropped(TimeRange range, StreamEvent dropped, List<StreamEvent> events) {
    List<Gap> gaps = new ArrayList<>();
    events.forEach(event -> told(event, gaps));
    gaps.add(new Gap(range, Gap.Cause.CHUNK_DROPPED, dropped.detail()));
    seenTo = MediaTime.max(seenTo, range.end());
    begun = true;
    return gaps;
  }

  private void told(StreamEvent event, List<Gap> gaps) {
    switch (event.kind()) {
      case STREAM_LOSS -> away = Gap.Cause.STREAM_LOSS;
      case FORMAT_CHANGE -> away = event.breaks() ? Gap.Cause.FORMAT_CHANGE : away;
      case SEGMENT_MISSING -> missing = event.detail();
      case STREAM_RESUMED ->
          add(event.time().plus(-event.micros()), event.time(), away, event.detail(), gaps);
      case CHUNK_DROPPED ->
          add(
              event.time(),
              event.time().plus(event.micros()),
              Gap.Cause.CHUNK_DROPPED,
              event.detail(),
              gaps);
      default -> {}
    }
  }

  private void add(MediaTime from, MediaTime to, Gap.Cause cause, String reason, List<Gap> gaps) {
    if (from.isBefore(to)) {
      gaps.add(new Gap(new TimeRange(from, to), cause, reason));
      seenTo = MediaTime.max(seenTo, to);
    }
  }

  private void seen(MediaTime from, MediaTime to, List<Gap> gaps) {
    // Where a segment is known to be missing, any hole is its.
    if (holes && begun && from.since(seenTo) > (missing.isEmpty() ? holeMicros : frameMicros)) {
      String reason = missing.isEmpty() ? "The time stamps of the stream leave this out." : missing;
      add(seenTo, from, Gap.Cause.PTS_GAP, reason, gaps);
      missing = "";
    }
    begun = true;
    seenTo = MediaTime.max(seenTo, to);
  }
}
