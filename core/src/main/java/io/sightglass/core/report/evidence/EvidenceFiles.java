package io.sightglass.core.report.evidence;

import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.source.ClipCutter;
import io.sightglass.core.source.ExactFrames;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes stills, exact to the picture, and clips of the defects of a recording into a folder. */
public final class EvidenceFiles {

  private final MediaOpener opener;
  private final PictureFile pictures;
  private final ClipCutter cutter;

  /** Makes a file of a picture. */
  @FunctionalInterface
  public interface PictureFile {
    /**
     * The picture as a PNG file, turned clockwise by {@code rotation} degrees.
     *
     * @param picture borrowed for the call
     */
    byte[] of(VideoFrame picture, int rotation);
  }

  /**
   * What was written.
   *
   * @param files in order
   * @param problems what could not be, a sentence each
   */
  public record Written(List<Path> files, List<String> problems) {}

  public EvidenceFiles(MediaOpener opener, PictureFile pictures, ClipCutter cutter) {
    this.opener = opener;
    this.pictures = pictures;
    this.cutter = cutter;
  }

  /** Writes what {@code rule} asks for, of the worst {@link StillGatherer#MOST_DEFECTS} defects. */
  public Written write(Report report, MediaRequest request, EvidenceRule rule) {
    List<Path> files = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    if (report.stream().live()) {
      problems.add("Evidence is cut from recordings; keep a live stream with --record-on-defect.");
      return new Written(files, problems);
    }
    Map<Long, Defect> defects =
        report.defects().stream()
            .filter(defect -> defect.severity().compareTo(rule.least()) >= 0)
            .collect(Collectors.toMap(Defect::id, defect -> defect, (a, b) -> a));
    List<StillPlan> plans =
        StillPlan.of(List.copyOf(defects.values()), report.frames(), StillGatherer.MOST_DEFECTS);
    stills(report, request, rule, defects, plans, files, problems);
    if (rule.clips()) {
      plans.stream()
          .map(StillPlan::defect)
          .distinct()
          .map(defects::get)
          .forEach(defect -> clip(defect, request, rule, files, problems));
    }
    return new Written(files, problems);
  }

  private void stills(
      Report report,
      MediaRequest request,
      EvidenceRule rule,
      Map<Long, Defect> defects,
      List<StillPlan> plans,
      List<Path> files,
      List<String> problems) {
    TreeMap<Long, List<StillPlan>> wanted = new TreeMap<>();
    plans.forEach(
        plan -> wanted.computeIfAbsent(plan.frame(), frame -> new ArrayList<>()).add(plan));
    int rotation = report.stream().selectedVideo().map(VideoTrack::rotation).orElse(0);
    if (wanted.isEmpty() || report.stream().selectedVideo().isEmpty()) {
      return;
    }
    try (ExactFrames frames = new ExactFrames(opener, request)) {
      for (Map.Entry<Long, List<StillPlan>> entry : wanted.entrySet()) {
        try (VideoFrame frame = frames.frame(entry.getKey())) {
          if (frame == null) {
            continue;
          }
          byte[] png = pictures.of(frame, rotation);
          for (StillPlan plan : entry.getValue()) {
            Defect defect = java.util.Objects.requireNonNull(defects.get(plan.defect()));
            String name =
                "%s-%s-frame-%06d.png"
                    .formatted(name(defect), Words.kebab(plan.moment()), plan.frame());
            files.add(Files.write(rule.folder().resolve(name), png));
          }
        }
      }
    } catch (MediaException e) {
      problems.add(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      problems.add(
          "The stills cannot be written to " + rule.folder() + ": " + e.getMessage() + ".");
    }
  }

  private void clip(
      Defect defect,
      MediaRequest request,
      EvidenceRule rule,
      List<Path> files,
      List<String> problems) {
    TimeRange range =
        new TimeRange(
            MediaTime.max(MediaTime.ZERO, defect.range().start().plus(-rule.aroundMicros())),
            defect.range().end().plus(rule.aroundMicros()));
    try {
      files.add(cutter.cut(request, range, rule.folder().resolve(name(defect))));
    } catch (MediaException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private static String name(Defect defect) {
    return String.format(
        Locale.ROOT,
        "%s-%s-%d",
        Words.clock(Math.max(0, defect.range().start().micros())).replace(':', '-'),
        defect.type(),
        defect.id());
  }
}
