package io.sightglass.core.report;

import java.io.IOException;
import java.io.OutputStream;

/** Writes reports in one format; found by {@link java.util.ServiceLoader}. Thread-safe. */
public interface ReportWriter {

  /** The format's name in kebab-case, e.g. {@code resolve-edl}. */
  String format();

  /** How its files' names end, without the dot before it, e.g. {@code edl}, {@code junit.xml}. */
  default String extension() {
    return format();
  }

  /** For people, e.g. {@code JSON report}. */
  String title();

  /** What it is good for, a sentence for people. */
  String description();

  /** Whether it shows pictures of the defects: they are then worth gathering. */
  default boolean showsPictures() {
    return false;
  }

  /**
   * Writes the whole report and leaves {@code output} open. The same report gives the same bytes.
   *
   * @throws ReportException where this report cannot be written in this format
   */
  void write(Report report, OutputStream output) throws IOException;
}
