package io.sightglass.core.publish;

import io.sightglass.core.report.BoundedInput;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.json.JsonReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Reads the report of a bundle back. What it reads is not trusted: sizes are bounded. */
public final class BundleReader {

  /** Far above a day of measurements, far below what fills a disk or a heap. */
  private static final long MAX_BYTES = 4L << 30;

  private static final int MAX_ENTRIES = 64;

  private final long maxBytes;

  public BundleReader() {
    this(MAX_BYTES);
  }

  BundleReader(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * @param input not closed
   * @param name what to call it in messages
   * @throws ReportException where it is no bundle
   */
  public Report read(InputStream input, String name) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new BoundedInput(input, Long.MAX_VALUE, name))) {
      // One bound for all: what stands before the report is unpacked too, to find its end.
      BoundedInput unpacked = new BoundedInput(zip, maxBytes, name);
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(BundleWriter.REPORT)) {
          return new JsonReportReader().read(unpacked, name);
        }
        unpacked.transferTo(OutputStream.nullOutputStream());
        if (++entries > MAX_ENTRIES) {
          break;
        }
      }
    } catch (ZipException | java.io.EOFException e) {
      throw new ReportException(
          name + " is damaged: " + e.getMessage() + ". Fetch or export it again.", e);
    }
    throw new ReportException(
        name + " is not a Sightglass bundle: it has no " + BundleWriter.REPORT + ".");
  }
}
