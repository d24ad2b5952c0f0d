package io.sightglass.core.report.evidence;

import io.sightglass.core.media.StillEncoder;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.Still;
import io.sightglass.core.source.ExactFrames;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches small pictures of a recording's defects, exact to the picture, after its analysis: where
 * there are no defects this costs nothing. At most {@link #MOST_DEFECTS} of them are shown, the
 * worst ones, so that reports stay small: about 25 KB a defect.
 */
public final class StillGatherer {

  private static final Logger LOG = LoggerFactory.getLogger(StillGatherer.class);

  /** The other defects have no pictures. */
  public static final int MOST_DEFECTS = 100;

  static final int MOST_WIDTH = 320;
  static final int MOST_HEIGHT = 240;

  private final MediaOpener opener;

  public StillGatherer(MediaOpener opener) {
    this.opener = opener;
  }

  /**
   * The report with pictures. Pictures that are there already are kept; where the media can't be
   * read again, there are none, and the report is the same otherwise.
   *
   * @param request how the media was opened for the analysis
   */
  public Report gather(Report report, MediaRequest request, StillEncoder encoder) {
    if (report.stream().live()
        || report.stream().selectedVideo().isEmpty()
        || report.defects().isEmpty()) {
      return report;
    }
    // In order of number, so that what lies close together is decoded once.
    TreeMap<Long, List<StillPlan>> wanted = new TreeMap<>();
    for (StillPlan plan : StillPlan.of(report.defects(), report.frames(), MOST_DEFECTS)) {
      wanted.computeIfAbsent(plan.frame(), frame -> new java.util.ArrayList<>()).add(plan);
    }
    Map<Long, EnumMap<Still.Moment, Still>> found = new HashMap<>();
    VideoTrack track = report.stream().selectedVideo().get();
    try (ExactFrames frames = new ExactFrames(opener, request)) {
      for (Map.Entry<Long, List<StillPlan>> entry : wanted.entrySet()) {
        try (VideoFrame frame = frames.frame(entry.getKey())) {
          if (frame != null) {
            show(frame, track, entry.getValue(), encoder, found);
          }
        }
      }
    } catch (MediaException e) {
      LOG.warn("No pictures of {}: {}", report.stream().uri(), e.getMessage(), e);
    }
    return report.withStills(lists(found));
  }

  private static void show(
      VideoFrame frame,
      VideoTrack track,
      List<StillPlan> plans,
      StillEncoder encoder,
      Map<Long, EnumMap<Still.Moment, Still>> found) {
    StillEncoder.Encoded encoded = encoder.encode(frame, track, MOST_WIDTH, MOST_HEIGHT);
    for (StillPlan plan : plans) {
      Still still =
          new Still(
              plan.moment(),
              plan.frame(),
              frame.time(),
              encoded.width(),
              encoded.height(),
              encoded.jpeg());
      found
          .computeIfAbsent(plan.defect(), id -> new EnumMap<>(Still.Moment.class))
          .put(plan.moment(), still);
    }
  }

  static Map<Long, List<Still>> lists(Map<Long, EnumMap<Still.Moment, Still>> found) {
    Map<Long, List<Still>> lists = new HashMap<>();
    found.forEach((id, stills) ->
        lists.put(
            id, stills.values().stream().sorted(Comparator.comparing(Still::moment)).toList()));
    return lists;
  }
}
