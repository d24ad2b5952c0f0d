package io.sightglass.core.report.qctools;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.BoundedInput;
import io.sightglass.core.report.Judgement;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.Rejudgement;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.Tool;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.core.timeline.FrameClock;
import io.sightglass.core.timeline.MeasurementStore;
import io.sightglass.core.timeline.MetricSeries;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads reports of QCTools, or any output of ffprobe in XML with measurements in frame tags, and
 * holds a profile against what others measured. Comments become marks. The text is streamed; the
 * numbers are kept. Thread-safe.
 */
public final class QctoolsReader {

  /** Id of the detector that stands for all that was measured elsewhere. */
  public static final String DETECTOR = "qctools";

  private static final int GZIP = 0x1f;

  /** Of XML; a programme of four hours has about two. */
  private static final long UNPACKED_BYTES = 8L << 30;

  private final long unpackedBytes;

  public QctoolsReader() {
    this(UNPACKED_BYTES);
  }

  /**
   * @param unpackedBytes what a compressed report may unpack to
   */
  QctoolsReader(long unpackedBytes) {
    this.unpackedBytes = unpackedBytes;
  }

  /**
   * @param input not closed; compressed or not
   * @param file the name to use in messages
   * @param profile what counts as a defect; empty for what is usual of FFmpeg's measurements
   * @throws ReportException where it is no such report
   * @throws IOException where it can't be read
   */
  public Report read(
      InputStream input, String file, Optional<Profile> profile, Tool tool, Instant created)
      throws IOException {
    java.io.BufferedInputStream buffered = new java.io.BufferedInputStream(input, 1 << 16);
    buffered.mark(1);
    boolean compressed = buffered.read() == GZIP;
    buffered.reset();
    InputStream xml =
        compressed
            ? new BoundedInput(new GZIPInputStream(buffered, 1 << 16), unpackedBytes, file)
            : buffered;
    FrameColumns frames = new FrameColumns();
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(xml);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          frames.element(reader);
        }
      }
      reader.close();
    } catch (XMLStreamException | NumberFormatException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      String where =
          e instanceof XMLStreamException xe && xe.getLocation() != null
              ? ", line " + xe.getLocation().getLineNumber()
              : "";
      throw new ReportException(file + where + ": this is not a QCTools report.", e);
    }
    if (frames.empty()) {
      throw new ReportException(
          file + " holds no measurements: no frame in it has tags with numbers.");
    }
    Profile judged =
        profile.isPresent() ? profile.get() : UsualProfile.of(frames.metrics(), frames.bits());
    return report(frames, judged, tool, created);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // Nothing is fetched or expanded for a file that somebody sent.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private static Report report(FrameColumns frames, Profile profile, Tool tool, Instant created)
      throws ReportException {
    StreamInfo stream = frames.stream();
    FrameClock clock = new FrameClock(stream.frameRate());
    frames.pictures(clock);
    Map<String, MetricInfo> infos = new LinkedHashMap<>();
    frames.keys().forEach(key -> infos.put(key, frames.metric(key)));
    MeasurementStore store = new MeasurementStore(infos.values());
    infos.forEach((key, info) ->
        frames.values(
            key,
            (time, duration, value) ->
                store.append(
                    new Measurement(info.name(), MediaTime.ofMicros(time), duration, value))));
    MediaTime end = MediaTime.ofMicros(frames.endMicros());
    List<MetricReport> metrics = new ArrayList<>();
    for (MetricSeries series : store.all()) {
      metrics.add(MetricReport.of(series, end));
    }
    DetectorInfo detector =
        new DetectorInfo(
            DETECTOR,
            "Imported measurements",
            "What FFmpeg's filters measured, as QCTools or ffprobe kept it.",
            "",
            false,
            false,
            Set.of(),
            List.copyOf(infos.values()),
            Map.of());
    List<Defect> marks = marks(frames, clock);
    Report imported =
        new Report(
            created,
            tool,
            stream,
            profile,
            List.of(detector),
            List.of(),
            0,
            clock.frames(),
            end,
            List.of(),
            Map.of(),
            false,
            "",
            metrics,
            Judgement.of(profile, marks, end.micros(), false),
            marks,
            Map.of(),
            Optional.empty());
    return Rejudgement.of(imported, profile, clock);
  }

  private static List<Defect> marks(FrameColumns frames, FrameClock clock) {
    List<Defect> marks = new ArrayList<>();
    for (FrameColumns.Comment comment : frames.comments()) {
      TimeRange range =
          new TimeRange(
              MediaTime.ofMicros(comment.micros()),
              MediaTime.ofMicros(comment.micros() + Math.max(1, comment.durationMicros())));
      long first = clock.frameAt(range.start());
      marks.add(
          new Defect(
              marks.size() + 1L,
              "comment",
              range,
              first,
              Math.max(first + 1, clock.firstFrameFrom(range.end())),
              Severity.INFO,
              Defect.PERSON,
              "",
              "",
              0,
              0,
              false,
              new Disposition(Disposition.Verdict.CONFIRMED, "QCTools", comment.text())));
    }
    return marks;
  }

  /** The tracks that a report is about, as far as it tells. */
  static StreamInfo stream(
      String uri,
      String container,
      long durationMicros,
      Optional<VideoTrack> video,
      Optional<AudioTrack> audio) {
    return new StreamInfo(
        uri,
        container,
        false,
        durationMicros,
        0,
        video.stream().toList(),
        audio.stream().toList(),
        video,
        audio,
        Optional.empty());
  }
}
