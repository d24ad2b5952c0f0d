package io.sightglass.core.publish;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.json.JsonReportReader;
import java.io.FilterInputStream;
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
    try (ZipInputStream zip = new ZipInputStream(new Bounded(input, Long.MAX_VALUE, name))) {
      // One bound for all: what stands before the report is unpacked too, to find its end.
      Bounded unpacked = new Bounded(zip, maxBytes, name);
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
    } catch (TooLarge e) {
      throw new ReportException(String.valueOf(e.getMessage()), e);
    } catch (ZipException | java.io.EOFException e) {
      throw new ReportException(
          name + " is damaged: " + e.getMessage() + ". Fetch or export it again.", e);
    }
    throw new ReportException(
        name + " is not a Sightglass bundle: it has no " + BundleWriter.REPORT + ".");
  }

  /** Told from what the report's own reader finds wrong. */
  private static final class TooLarge extends IOException {

    private static final long serialVersionUID = 1;

    TooLarge(String sentence) {
      super(sentence);
    }
  }

  /** Stops a zip that unpacks to more than anybody can have put in honestly. */
  private static final class Bounded extends FilterInputStream {

    private final String name;
    private long left;

    Bounded(InputStream input, long limit, String name) {
      super(input);
      this.left = limit;
      this.name = name;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = super.read(bytes, from, length);
      count(Math.max(0, n));
      return n;
    }

    @Override
    public void close() {}

    private void count(long bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new TooLarge(
            name + " unpacks to more than a report can have. It was not read further.");
      }
    }
  }
}
