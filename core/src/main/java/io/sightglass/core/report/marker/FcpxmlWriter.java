package io.sightglass.core.report.marker;

import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.text.MediaUri;
import io.sightglass.core.report.text.ProgrammeTimecode;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.report.text.XmlOutput;
import io.sightglass.core.time.FrameRate;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a project of one clip, the programme, with a marker a defect, as FCPXML 1.9. Times are
 * exact fractions of a second on picture borders; a marker's are in the clip's own time, which
 * begins at its timecode.
 */
public final class FcpxmlWriter implements ReportWriter {

  private static final String VERSION = "1.9";

  @Override
  public String format() {
    return "fcpxml";
  }

  @Override
  public String title() {
    return "Final Cut Pro (FCPXML)";
  }

  @Override
  public String description() {
    return "The programme as a clip with a marker a defect, for Final Cut Pro.";
  }

  @Override
  public void write(Report report, OutputStream output) throws IOException {
    XmlOutput.write(output, "<!DOCTYPE fcpxml>", xml -> write(report, xml));
  }

  private static void write(Report report, XmlOutput xml) throws IOException {
    ProgrammeTimecode timecode = ProgrammeTimecode.of(report.stream(), 0);
    FrameRate rate = timecode.rate();
    String name = Words.lastPart(report.stream().uri());
    String start = time(timecode.startFrame(), rate);
    String length = time(ProgrammeFrames.of(report), rate);
    xml.start("fcpxml").attribute("version", VERSION);
    resources(report, name, start, length, xml);
    xml.start("library").start("event").attribute("name", report.tool().name());
    xml.start("project").attribute("name", name);
    xml.start("sequence")
        .attribute("format", "r1")
        .attribute("duration", length)
        .attribute("tcStart", start)
        .attribute("tcFormat", timecode.dropFrame() ? "DF" : "NDF");
    xml.start("spine");
    xml.start("asset-clip")
        .attribute("ref", "r2")
        .attribute("name", name)
        .attribute("offset", start)
        .attribute("start", start)
        .attribute("duration", length)
        .attribute("format", "r1")
        .attribute("tcFormat", timecode.dropFrame() ? "DF" : "NDF");
    for (Marker marker : Marker.of(report)) {
      xml.start("marker")
          .attribute("start", time(timecode.startFrame() + marker.firstFrame(), rate))
          .attribute("duration", time(marker.frames(), rate))
          .attribute("value", marker.name())
          .attribute("note", marker.note())
          .end();
    }
    // clip, spine, sequence, project, event, library, fcpxml
    xml.end().end().end().end().end().end().end();
  }

  private static void resources(
      Report report, String name, String start, String length, XmlOutput xml) throws IOException {
    FrameRate rate = report.stream().frameRate();
    boolean pictures = report.stream().selectedVideo().isPresent();
    boolean sound = report.stream().selectedAudio().isPresent();
    xml.start("resources");
    xml.start("format").attribute("id", "r1").attribute("frameDuration", time(1, rate));
    if (pictures) {
      VideoTrack track = report.stream().selectedVideo().get();
      xml.attribute("width", track.width()).attribute("height", track.height());
    }
    xml.end();
    xml.start("asset")
        .attribute("id", "r2")
        .attribute("name", name)
        .attribute("start", start)
        .attribute("duration", length)
        .attribute("hasVideo", pictures ? "1" : "0")
        .attribute("hasAudio", sound ? "1" : "0")
        .attribute("format", "r1");
    xml.start("media-rep")
        .attribute("kind", "original-media")
        .attribute("src", MediaUri.of(report.stream().uri()))
        .end();
    xml.end();
    xml.end();
  }

  /** {@code frames} pictures as a fraction of seconds. */
  static String time(long frames, FrameRate rate) {
    if (frames == 0) {
      return "0s";
    }
    long numerator = Math.multiplyExact(frames, (long) rate.denominator());
    return numerator % rate.numerator() == 0
        ? numerator / rate.numerator() + "s"
        : numerator + "/" + rate.numerator() + "s";
  }
}
