package io.sightglass.core.publish;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.csv.DefectCsvWriter;
import io.sightglass.core.report.html.HtmlReportWriter;
import io.sightglass.core.report.json.FullJsonReportWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a session's result as one zip: the full report (with each measured value and the
 * pictures), and beside it what a person opens without Sightglass. The same report gives the same
 * bytes. Thread-safe.
 */
public final class BundleWriter {

  /** The entry that a bundle is read from. */
  static final String REPORT = "report.full.json";

  // Zip knows no time before 1980; a fixed one keeps the bytes the same.
  private static final FileTime TIME = FileTime.from(Instant.parse("1980-02-01T00:00:00Z"));

  private final Map<String, ReportWriter> entries = new LinkedHashMap<>();

  public BundleWriter() {
    entries.put(REPORT, new FullJsonReportWriter());
    entries.put("report.html", new HtmlReportWriter());
    entries.put("defects.csv", new DefectCsvWriter());
  }

  /**
   * Writes the bundle and leaves {@code output} open.
   *
   * @return SHA-256 of the report without the time at which it was made
   */
  public String write(Report report, OutputStream output) throws IOException {
    String result = "";
    try (ZipOutputStream zip = new ZipOutputStream(new Unclosed(output))) {
      for (Map.Entry<String, ReportWriter> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setLastModifiedTime(TIME);
        zip.putNextEntry(header);
        if (entry.getKey().equals(REPORT)) {
          ResultDigest digest = new ResultDigest(zip, report.created());
          entry.getValue().write(report, digest);
          result = digest.sha256();
        } else {
          entry.getValue().write(report, zip);
        }
        zip.closeEntry();
      }
    }
    return result;
  }

  /** The caller's stream, which the zip may not close. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream output) {
      super(output);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
