package io.sightglass.desktop.export;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.evidence.StillGatherer;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.ffmpeg.FfmpegOpener;
import io.sightglass.core.source.ffmpeg.JpegEncoder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Gathers the pictures of a report's defects from its recording, where that is at hand. */
public final class ReportPictures {

  private ReportPictures() {}

  /** The report with pictures; as it is where there is no recording. Blocks. */
  public static Report of(Report report) {
    if (report.stream().live() || !isFile(report.stream().uri())) {
      return report;
    }
    try (JpegEncoder encoder = new JpegEncoder()) {
      return new StillGatherer(new FfmpegOpener())
          .gather(report, MediaRequest.of(report.stream().uri()), encoder);
    }
  }

  /** Whether {@code path} is a file, and no address. */
  public static boolean isFile(String path) {
    try {
      return Files.isRegularFile(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
