package io.sightglass.core.report.marker;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.text.ProgrammeTimecode;
import io.sightglass.core.report.text.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes markers as DaVinci Resolve's "Timeline Markers from EDL" reads them: an event of one
 * picture each, its comment carrying colour, name and length. Timecode begins at 01:00:00:00, as
 * Resolve's timelines do, where the programme has none of its own.
 */
public final class ResolveEdlWriter implements ReportWriter {

  private static final int FIRST_HOUR = 1;

  @Override
  public String format() {
    return "resolve-edl";
  }

  @Override
  public String extension() {
    return "edl";
  }

  @Override
  public String title() {
    return "DaVinci Resolve markers (EDL)";
  }

  @Override
  public String description() {
    return "Timeline markers for DaVinci Resolve, coloured by severity.";
  }

  @Override
  public void write(Report report, OutputStream output) throws IOException {
    ProgrammeTimecode timecode = ProgrammeTimecode.of(report.stream(), FIRST_HOUR);
    LineOutput lines = new LineOutput(output, StandardCharsets.UTF_8, "\n");
    lines.line("TITLE: " + Marker.oneLine(Words.lastPart(report.stream().uri())));
    lines.line(EdlEvent.frameCodeMode(timecode));
    lines.line("");
    int number = 0;
    for (Marker marker : Marker.of(report)) {
      lines.line(EdlEvent.line(++number, timecode, marker.firstFrame(), 1));
      lines.line(comment(marker));
      lines.line("");
    }
    lines.flush();
  }

  private static String comment(Marker marker) {
    return String.format(
        Locale.ROOT,
        "%s |C:ResolveColor%s |M:%s |D:%d",
        note(marker.note()),
        colour(marker.tint()),
        plain(marker.name()),
        marker.frames());
  }

  // Resolve takes a line that begins with a digit for the next event.
  private static String note(String text) {
    String note = plain(text);
    return !note.isEmpty() && Character.isDigit(note.charAt(0)) ? "-" + note : note;
  }

  private static String plain(String text) {
    return Marker.oneLine(text.replace('|', ' '));
  }

  private static String colour(Marker.Tint tint) {
    return switch (tint) {
      case CLEARED -> "Green";
      case INFO -> "Blue";
      case WARNING -> "Yellow";
      case ERROR -> "Red";
      case FATAL -> "Purple";
    };
  }
}
