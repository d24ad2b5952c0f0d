package io.sightglass.core.report.marker;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.text.ProgrammeTimecode;
import io.sightglass.core.report.text.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes an EDL of one event, the whole programme, with a locator a defect, for Avid systems. */
public final class AvidEdlWriter implements ReportWriter {

  private static final int FIRST_HOUR = 1;

  @Override
  public String format() {
    return "avid-edl";
  }

  @Override
  public String extension() {
    return "avid.edl";
  }

  @Override
  public String title() {
    return "Avid locators (EDL)";
  }

  @Override
  public String description() {
    return "Locators for Avid Media Composer, coloured by severity.";
  }

  @Override
  public void write(Report report, OutputStream output) throws IOException {
    ProgrammeTimecode timecode = ProgrammeTimecode.of(report.stream(), FIRST_HOUR);
    String name = Marker.oneLine(Words.lastPart(report.stream().uri()));
    LineOutput lines = new LineOutput(output, StandardCharsets.UTF_8, "\n");
    lines.line("TITLE: " + name);
    lines.line(EdlEvent.frameCodeMode(timecode));
    lines.line("");
    lines.line(EdlEvent.line(1, timecode, 0, ProgrammeFrames.of(report)));
    lines.line("* FROM CLIP NAME: " + name);
    for (Marker marker : Marker.of(report)) {
      lines.line(locator(timecode, marker));
    }
    lines.flush();
  }

  private static String locator(ProgrammeTimecode timecode, Marker marker) {
    return String.format(
        Locale.ROOT,
        "* LOC: %s %-7s %s",
        timecode.at(marker.firstFrame()),
        colour(marker.tint()),
        Marker.oneLine(marker.name() + ", " + marker.note()));
  }

  private static String colour(Marker.Tint tint) {
    return switch (tint) {
      case CLEARED -> "GREEN";
      case INFO -> "BLUE";
      case WARNING -> "YELLOW";
      case ERROR -> "RED";
      case FATAL -> "MAGENTA";
    };
  }
}
