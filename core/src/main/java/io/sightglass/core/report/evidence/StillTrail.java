package io.sightglass.core.report.evidence;

import io.sightglass.core.feature.FeatureChunk;
import io.sightglass.core.media.StillEncoder;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.Still;
import io.sightglass.core.time.MediaTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps small pictures of a live stream for a while, for there is no way back in it, and of them
 * those that show defects for good. Memory is bounded: {@link #MOST_BYTES} for the while, about two
 * minutes, and the pictures of {@link StillGatherer#MOST_DEFECTS} defects. Of a recording it keeps
 * nothing. A listener of the session: {@link #decoded} is called by the reader, the rest by the
 * aggregator.
 */
public final class StillTrail implements SessionListener {

  private static final long MOST_BYTES = 32L << 20;

  private final StillEncoder encoder;
  private final TreeMap<Long, Small> trail = new TreeMap<>();
  private final Map<Long, EnumMap<Still.Moment, Still>> found = new HashMap<>();
  private long bytes;
  private volatile @Nullable VideoTrack track;

  /** A picture of the trail. */
  private record Small(MediaTime time, StillEncoder.Encoded encoded) {}

  /**
   * @param encoder used by the reader alone
   */
  public StillTrail(StillEncoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public void opened(StreamInfo stream) {
    track = stream.live() ? stream.selectedVideo().orElse(null) : null;
  }

  @Override
  public void decoded(FeatureChunk chunk) {
    VideoTrack shown = track;
    if (shown == null) {
      return;
    }
    for (VideoFrame frame : chunk.chunk().frames()) {
      StillEncoder.Encoded encoded =
          encoder.encode(frame, shown, StillGatherer.MOST_WIDTH, StillGatherer.MOST_HEIGHT);
      keep(frame.number(), new Small(frame.time(), encoded));
    }
  }

  private synchronized void keep(long number, Small small) {
    Small before = trail.put(number, small);
    bytes += small.encoded().jpeg().length - (before == null ? 0 : before.encoded().jpeg().length);
    while (bytes > MOST_BYTES) {
      bytes -= trail.pollFirstEntry().getValue().encoded().jpeg().length;
    }
  }

  @Override
  public void progressed(Progress progress) {
    if (track != null) {
      for (StillPlan plan :
          StillPlan.of(progress.defects(), progress.frames(), StillGatherer.MOST_DEFECTS)) {
        take(plan);
      }
    }
  }

  // A defect that grows is shown anew: its end, and perhaps its middle, are elsewhere by then.
  private synchronized void take(StillPlan plan) {
    EnumMap<Still.Moment, Still> stills =
        found.computeIfAbsent(plan.defect(), id -> new EnumMap<>(Still.Moment.class));
    Still known = stills.get(plan.moment());
    Small small = trail.get(plan.frame());
    if (small != null && (known == null || known.frame() != plan.frame())) {
      stills.put(
          plan.moment(),
          new Still(
              plan.moment(),
              plan.frame(),
              small.time(),
              small.encoded().width(),
              small.encoded().height(),
              small.encoded().jpeg()));
    }
  }

  /** The report of a live stream with what pictures there are; of a recording as it is. */
  public Report illustrate(Report report) {
    if (track == null) {
      return report;
    }
    Map<Long, EnumMap<Still.Moment, Still>> shown = new HashMap<>();
    synchronized (this) {
      for (StillPlan plan :
          StillPlan.of(report.defects(), report.frames(), StillGatherer.MOST_DEFECTS)) {
        take(plan);
        Still still = found.getOrDefault(plan.defect(), none()).get(plan.moment());
        if (still != null && still.frame() == plan.frame()) {
          shown.computeIfAbsent(plan.defect(), id -> none()).put(plan.moment(), still);
        }
      }
    }
    return report.withStills(StillGatherer.lists(shown));
  }

  private static EnumMap<Still.Moment, Still> none() {
    return new EnumMap<>(Still.Moment.class);
  }
}
