package io.sightglass.cli;

import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.evidence.EvidenceFiles;
import io.sightglass.core.report.evidence.EvidenceRule;
import io.sightglass.core.report.evidence.StillGatherer;
import io.sightglass.core.report.evidence.StillTrail;
import io.sightglass.core.source.ClipCutter;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import io.sightglass.core.source.ffmpeg.JpegEncoder;
import io.sightglass.core.source.ffmpeg.PngEncoder;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The pictures of one analysis: those that reports show, and the files that were asked for. */
final class Evidence implements AutoCloseable {

  private final Optional<EvidenceRule> rule;
  private final ClipCutter cutter;
  private final boolean shown;
  private final PrintStream err;
  private final JpegEncoder encoder = new JpegEncoder();
  private final StillTrail trail = new StillTrail(encoder);

  /**
   * @param rule which files were asked for
   * @param cutter cuts the clips among them
   * @param shown whether a report shows pictures
   */
  Evidence(Optional<EvidenceRule> rule, ClipCutter cutter, boolean shown, PrintStream err) {
    this.rule = rule;
    this.cutter = cutter;
    this.shown = shown;
    this.err = err;
  }

  /** The listeners of the session, and what keeps pictures of live streams. */
  List<SessionListener> listening(List<SessionListener> listeners) {
    List<SessionListener> all = new ArrayList<>(listeners);
    if (shown) {
      all.add(trail);
    }
    return all;
  }

  /** The report of a live stream that goes on, with the pictures that there are. */
  Report soFar(Report report) {
    return shown ? trail.illustrate(report) : report;
  }

  /** Writes the files and puts the pictures into the report; called after the analysis. */
  UnaryOperator<Report> of(MediaRequest media) {
    return report -> {
      rule.ifPresent(asked -> write(report, media, asked));
      return shown
          ? new StillGatherer(new FfmpegOpener()).gather(trail.illustrate(report), media, encoder)
          : report;
    };
  }

  private void write(Report report, MediaRequest media, EvidenceRule asked) {
    EvidenceFiles files = new EvidenceFiles(new FfmpegOpener(), PngEncoder::encode, cutter);
    EvidenceFiles.Written written = files.write(report, media, asked);
    written.problems().forEach(err::println);
    err.println(written.files().size() + " files of evidence written to " + asked.folder() + ".");
  }

  @Override
  public void close() {
    encoder.close();
  }
}
