package io.sightglass.desktop.shell;

import io.sightglass.core.pipeline.AnalysisResult;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportFiles;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.Tool;
import io.sightglass.desktop.export.ReportPictures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes reports in the background. */
final class ReportExport {

  private static final Logger LOG = LoggerFactory.getLogger(ReportExport.class);

  private final Executor background;

  /** Hears how it went. */
  interface Told {

    /** It is on the disk. */
    void written(Path file);

    /** It is not; a sentence for the user. */
    void failed(String sentence);
  }

  ReportExport(Executor background) {
    this.background = background;
  }

  /** Writes what is known by now; tells on the background's thread. */
  void write(AnalysisResult result, ReportWriter format, Path file, Told told) {
    background.execute(() -> {
      try {
        Report report = Report.of(result, Tool.current(), Instant.now());
        ReportFiles.save(format.showsPictures() ? ReportPictures.of(report) : report, format, file);
        told.written(file);
      } catch (IOException e) {
        LOG.info("{} was not written", file, e);
        told.failed(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        LOG.error("{} could not be written", file, e);
        told.failed("The report " + file + " could not be written; the log says more.");
      }
    });
  }

  /** A name for the report of {@code uri}: its last part, without what a file name can't hold. */
  static String proposedName(String uri, ReportWriter format) {
    return proposedName(uri, format.extension());
  }

  static String proposedName(String uri, String extension) {
    String plain = uri.replaceAll("[?#].*$", "").replaceAll("[/\\\\]+$", "");
    String last = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
    int dot = last.lastIndexOf('.');
    String name = (dot > 0 ? last.substring(0, dot) : last).replaceAll("[:*?\"<>|]", "_");
    return (name.isBlank() ? "report" : name) + "." + extension;
  }
}
