package io.sightglass.core.report.qctools;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.MetricValues;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.report.text.XmlOutput;
import io.sightglass.core.timeline.Defect;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes measurements as QCTools keeps them: ffprobe's XML, compressed. A frame stands for each
 * instant that something was measured at; defects are comments on theirs.
 */
public final class QctoolsWriter implements ReportWriter {

  @Override
  public String format() {
    return "qctools";
  }

  @Override
  public String extension() {
    return "qctools.xml.gz";
  }

  @Override
  public String title() {
    return "QCTools report";
  }

  @Override
  public String description() {
    return "Each measured value, for QCTools and what else reads ffprobe's XML.";
  }

  @Override
  public void write(Report report, OutputStream output) throws IOException {
    if (report.measurements().stream().anyMatch(m -> m.values().size() < m.summary().count())) {
      throw new ReportException(
          "The single measurements are not in this report. Write a QCTools report when the"
              + " programme is analysed, or convert a full JSON report.");
    }
    // Java writes no name and no time into the header: the bytes stay the same.
    GZIPOutputStream gzip = new GZIPOutputStream(output, 1 << 16);
    XmlOutput.write(gzip, xml -> write(report, xml));
    gzip.finish();
  }

  private static void write(Report report, XmlOutput xml) throws IOException {
    xml.start("ffprobe:ffprobe").attribute("xmlns:ffprobe", "http://www.ffmpeg.org/schema/ffprobe");
    xml.start("program_version")
        .attribute("version", report.tool().version())
        .attribute("configuration", report.tool().name())
        .end();
    List<Column> pictures = new ArrayList<>();
    List<Column> others = new ArrayList<>();
    sort(report, pictures, others);
    xml.start("frames");
    // Defects are comments of pictures; where none was measured, of what was.
    boolean seen = pictures.stream().anyMatch(column -> column.values.size() > 0);
    frames(report, pictures, true, seen ? report.defects() : List.of(), xml);
    frames(report, others, false, seen ? List.of() : report.defects(), xml);
    xml.end();
    streams(report, xml);
    xml.end();
  }

  /**
   * Tells what was measured at pictures from what was measured at other instants, of the sound or
   * of the transport stream: a frame that is no picture would put the count of pictures wrong.
   */
  private static void sort(Report report, List<Column> pictures, List<Column> others) {
    Set<String> sound =
        report.detectorsRun().stream()
            .filter(DetectorInfo::needsAudio)
            .map(DetectorInfo::metrics)
            .flatMap(List::stream)
            .map(MetricInfo::name)
            .collect(Collectors.toSet());
    List<Column> perhaps = new ArrayList<>();
    for (MetricReport metric : report.measurements()) {
      boolean heard = sound.contains(metric.info().name());
      (heard ? others : perhaps).add(new Column(metric));
    }
    // What was measured most often, but no oftener than there are pictures, was at each of them.
    MetricValues each =
        perhaps.stream()
            .map(column -> column.values)
            .filter(values -> report.frames() == 0 || values.size() <= report.frames())
            .max(Comparator.comparingInt(MetricValues::size))
            .orElse(MetricValues.NONE);
    for (Column column : perhaps) {
      (among(column.values, each) ? pictures : others).add(column);
    }
  }

  /** Whether each value was measured when one of {@code each} was. */
  private static boolean among(MetricValues values, MetricValues each) {
    int at = 0;
    for (int row = 0; row < values.size(); row++) {
      long time = values.timeMicros(row);
      while (at < each.size() && each.timeMicros(at) < time) {
        at++;
      }
      if (at == each.size() || each.timeMicros(at) != time) {
        return false;
      }
    }
    return true;
  }

  /** A metric's values, read on and on. */
  private static final class Column {
    final String key;
    final MetricValues values;
    int row;

    Column(MetricReport metric) {
      this.key = QctoolsKeys.key(metric.info().name());
      this.values = metric.values();
    }

    long nextTime() {
      return row < values.size() ? values.timeMicros(row) : Long.MAX_VALUE;
    }
  }

  private static void frames(
      Report report, List<Column> columns, boolean pictures, List<Defect> commented, XmlOutput xml)
      throws IOException {
    Iterator<Defect> defects = commented.iterator();
    @Nullable Defect defect = defects.hasNext() ? defects.next() : null;
    long time = nextTime(columns);
    while (time < Long.MAX_VALUE) {
      start(report, columns, time, pictures, xml);
      for (Column column : columns) {
        while (column.nextTime() == time) {
          tag(column.key, Double.toString(column.values.value(column.row)), xml);
          column.row++;
        }
      }
      StringBuilder comment = new StringBuilder();
      // The last frame has what begins after it as well: a gap at the end, sound that goes on.
      long next = nextTime(columns);
      while (defect != null
          && (next == Long.MAX_VALUE || defect.range().start().micros() <= time)) {
        comment.append(comment.isEmpty() ? "" : "; ").append(words(defect));
        defect = defects.hasNext() ? defects.next() : null;
      }
      if (!comment.isEmpty()) {
        tag(QctoolsKeys.COMMENT, comment.toString(), xml);
      }
      xml.end();
      time = next;
    }
  }

  private static long nextTime(List<Column> columns) {
    return columns.stream().mapToLong(Column::nextTime).min().orElse(Long.MAX_VALUE);
  }

  private static void start(
      Report report, List<Column> columns, long time, boolean pictures, XmlOutput xml)
      throws IOException {
    long duration = 0;
    for (Column column : columns) {
      if (column.nextTime() == time) {
        duration = Math.max(duration, column.values.durationMicros(column.row));
      }
    }
    xml.start("frame").attribute("media_type", pictures ? "video" : "audio");
    int index =
        pictures
            ? report.stream().selectedVideo().map(VideoTrack::index).orElse(0)
            : report.stream().selectedAudio().map(track -> track.index()).orElse(0);
    xml.attribute("stream_index", index).attribute("key_frame", "1");
    // QCTools reads the first of each pair, ffprobe writes the second since version 5.
    xml.attribute("pkt_pts_time", seconds(time)).attribute("pts_time", seconds(time));
    xml.attribute("pkt_duration_time", seconds(duration))
        .attribute("duration_time", seconds(duration));
    if (pictures && report.stream().selectedVideo().isPresent()) {
      VideoTrack track = report.stream().selectedVideo().get();
      xml.attribute("width", track.width())
          .attribute("height", track.height())
          .attribute("pix_fmt", track.format().name());
    }
  }

  private static void tag(String key, String value, XmlOutput xml) throws IOException {
    xml.start("tag").attribute("key", key).attribute("value", value).end();
  }

  private static String words(Defect defect) {
    String note = defect.disposition().note();
    return defect.type()
        + ", "
        + Words.lower(defect.severity())
        + ", "
        + Words.seconds(defect.range().micros())
        + (note.isEmpty() ? "" : ": " + note);
  }

  private static void streams(Report report, XmlOutput xml) throws IOException {
    xml.start("streams");
    if (report.stream().selectedVideo().isPresent()) {
      VideoTrack track = report.stream().selectedVideo().get();
      String rate = track.rate().numerator() + "/" + track.rate().denominator();
      xml.start("stream")
          .attribute("index", track.index())
          .attribute("codec_name", track.codec())
          .attribute("codec_type", "video")
          .attribute("width", track.width())
          .attribute("height", track.height())
          .attribute("pix_fmt", track.format().name())
          .attribute("r_frame_rate", rate)
          .attribute("avg_frame_rate", rate)
          .end();
    }
    if (report.stream().selectedAudio().isPresent()) {
      xml.start("stream")
          .attribute("index", report.stream().selectedAudio().get().index())
          .attribute("codec_name", report.stream().selectedAudio().get().codec())
          .attribute("codec_type", "audio")
          .attribute("sample_rate", report.stream().selectedAudio().get().sampleRate())
          .end();
    }
    xml.end();
    xml.start("format")
        .attribute("filename", report.stream().uri())
        .attribute("format_name", report.stream().container());
    if (report.stream().durationMicros() >= 0) {
      xml.attribute("duration", seconds(report.stream().durationMicros()));
    }
    xml.end();
  }

  private static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.7f", micros / 1e6);
  }
}
