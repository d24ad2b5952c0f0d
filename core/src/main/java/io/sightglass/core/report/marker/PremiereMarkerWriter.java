package io.sightglass.core.report.marker;

import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.text.ProgrammeTimecode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the list of markers that Premiere Pro itself exports: columns by tabs, UTF-16LE with a
 * byte order mark. Sequences begin at 00:00:00:00, unless the programme has a timecode of its own.
 */
public final class PremiereMarkerWriter implements ReportWriter {

  @Override
  public String format() {
    return "premiere";
  }

  @Override
  public String extension() {
    return "premiere.txt";
  }

  @Override
  public String title() {
    return "Premiere Pro markers";
  }

  @Override
  public String description() {
    return "Comment markers, a line each, as Premiere Pro lists them.";
  }

  @Override
  public void write(Report report, OutputStream output) throws IOException {
    ProgrammeTimecode timecode = ProgrammeTimecode.of(report.stream(), 0);
    // A length is counted from nought, whatever the programme's own timecode.
    ProgrammeTimecode length =
        new ProgrammeTimecode(timecode.rate(), timecode.dropFrame(), 0, false);
    LineOutput lines = new LineOutput(output, StandardCharsets.UTF_16LE, "\r\n");
    lines.line("\uFEFFMarker Name\tDescription\tIn\tOut\tDuration\tMarker Type\t");
    for (Marker marker : Marker.of(report)) {
      long end = marker.firstFrame() + marker.frames();
      lines.line(
          String.join(
              "\t",
              Marker.oneLine(marker.name()),
              Marker.oneLine(marker.note()),
              timecode.at(marker.firstFrame()).toString(),
              timecode.at(end).toString(),
              length.at(marker.frames()).toString(),
              "Comment",
              ""));
    }
    lines.flush();
  }
}
