package io.sightglass.core.report;

import java.io.IOException;
import java.io.OutputStream;

/** Writes reports in one format; found by {@link java.util.ServiceLoader}. Thread-safe. */
public interface ReportWriter {

  /** The format's name, which is also the extension of its files, e.g. {@code json}. */
  String format();

  /** For people, e.g. {@code JSON report}. */
  String title();

  /** Writes the whole report as UTF-8 and leaves {@code output} open. */
  void write(Report report, OutputStream output) throws IOException;
}
