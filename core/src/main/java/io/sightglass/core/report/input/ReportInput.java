package io.sightglass.core.report.input;

import io.sightglass.core.profile.Profile;
import io.sightglass.core.publish.BundleReader;
import io.sightglass.core.report.Rejudgement;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.Tool;
import io.sightglass.core.report.json.JsonReportReader;
import io.sightglass.core.report.qctools.QctoolsReader;
import io.sightglass.core.timeline.FrameClock;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads a report from a file, by what is in it: JSON, a bundle, or measurements as QCTools keeps
 * them.
 */
public final class ReportInput {

  private static final int GZIP = 0x1f;
  private static final int ZIP = 'P';

  private ReportInput() {}

  /**
   * The report in {@code file}.
   *
   * @param profile the profile to judge by; empty for the report's own
   * @param now when a report that is made of mere measurements was made
   * @throws ReportException with a sentence for the user
   * @throws IOException where reading fails half-way
   */
  public static Report read(Path file, Optional<Profile> profile, Instant now) throws IOException {
    if (Files.isDirectory(file)) {
      throw new ReportException(file + " is a directory. Name a report.");
    }
    String name = file.toString();
    try (InputStream input = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      input.mark(1);
      int begin = input.read();
      input.reset();
      if (begin == GZIP || begin == '<') {
        return new QctoolsReader().read(input, name, profile, Tool.current(), now);
      }
      Report report =
          begin == ZIP
              ? new BundleReader().read(input, name)
              : new JsonReportReader().read(input, name);
      return profile.isEmpty()
          ? report
          : Rejudgement.of(report, profile.get(), new FrameClock(report.stream().frameRate()));
    } catch (NoSuchFileException e) {
      throw new ReportException("There is no file " + file + ".", e);
    } catch (AccessDeniedException e) {
      throw new ReportException(file + " may not be read. Check its permissions.", e);
    }
  }
}
