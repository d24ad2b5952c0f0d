package io.sightglass.desktop.shell;

import io.sightglass.core.report.ReportWriter;
import java.util.Set;

/** What a report's format is for. */
enum FormatGroup {
  PEOPLE,
  DATA,
  EDITING;

  private static final Set<String> EDITING_EXTENSIONS =
      Set.of("edl", "fcpxml", "otio", "txt", "tsv");

  static FormatGroup of(ReportWriter format) {
    if (format.extension().equals("html") || format.extension().equals("pdf")) {
      return PEOPLE;
    }
    return EDITING_EXTENSIONS.contains(format.extension()) ? EDITING : DATA;
  }
}
