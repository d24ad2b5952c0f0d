package io.sightglass.core.report;

import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Colour;
import io.sightglass.core.media.PixelFormat;
import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.pipeline.NotRun;
import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.Condition.Comparison;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.profile.VerdictRule;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.time.TimeRange;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.Disposition;
import io.sightglass.core.timeline.Envelope;
import io.sightglass.core.timeline.Gap;
import io.sightglass.core.timeline.MeasurementStore;
import io.sightglass.core.timeline.MetricSeries;
import io.sightglass.core.timeline.MetricSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes reports of a programme of 28 seconds at 25 pictures a second, as a test wants them. */
public final class ReportBuilder {

  public static final long LENGTH_MICROS = 28_000_000;

  private String uri = "/media/programme.ts";
  private FrameRate rate = new FrameRate(25, 1);
  private boolean picture = true;
  private boolean live;
  private boolean partial;
  private String message = "";
  private final List<VerdictRule> verdict = new ArrayList<>();
  private final List<DefectRule> rules = new ArrayList<>();
  private String startTimecode = "";
  private final List<Defect> defects = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final List<NotRun> notRun = new ArrayList<>();
  private final List<DetectorInfo> run = new ArrayList<>();
  private final List<MetricReport> metrics = new ArrayList<>();

  public ReportBuilder uri(String value) {
    uri = value;
    return this;
  }

  public ReportBuilder rate(FrameRate value) {
    rate = value;
    return this;
  }

  public ReportBuilder live() {
    live = true;
    return this;
  }

  public ReportBuilder withoutPicture() {
    picture = false;
    return this;
  }

  public ReportBuilder partial(String why) {
    partial = true;
    message = why;
    return this;
  }

  public ReportBuilder verdictRule(VerdictRule rule) {
    verdict.add(rule);
    return this;
  }

  public ReportBuilder rule(DefectRule rule) {
    rules.add(rule);
    return this;
  }

  public ReportBuilder startTimecode(String text) {
    startTimecode = text;
    return this;
  }

  public ReportBuilder gap(double start, double end, String reason) {
    gaps.add(new Gap(TimeRange.ofSeconds(start, end), Gap.Cause.CHUNK_DROPPED, reason));
    return this;
  }

  public ReportBuilder notRun(String detector, NotRun.Cause cause, String reason) {
    notRun.add(new NotRun(detector, cause, reason));
    return this;
  }

  public ReportBuilder ran(String detector) {
    run.add(
        new DetectorInfo(
            detector,
            detector + " title",
            "",
            "1.0",
            true,
            false,
            java.util.Set.of(),
            List.of(),
            Map.of()));
    return this;
  }

  /** Values at equal distances over the programme; NaN where there is none. */
  public ReportBuilder metric(String name, String unit, double low, double high, double... values) {
    double[] finite = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    metrics.add(
        new MetricReport(
            new MetricInfo(name, unit, "What " + name + " is.", low, high),
            new MetricSummary(
                finite.length,
                Arrays.stream(finite).min().orElse(0),
                Arrays.stream(finite).max().orElse(0),
                Arrays.stream(finite).average().orElse(0),
                finite.length == 0 ? 0 : finite[finite.length - 1]),
            new Envelope(0, LENGTH_MICROS, values, values),
            MetricValues.of(series(name, unit, finite))));
    return this;
  }

  private static MetricSeries series(String name, String unit, double[] values) {
    MeasurementStore store = new MeasurementStore(List.of(new MetricInfo(name, unit, "", 0, 1)));
    for (int i = 0; i < values.length; i++) {
      store.append(
          new Measurement(
              name, MediaTime.ofMicros(LENGTH_MICROS * i / values.length), 40_000, values[i]));
    }
    return store.all().getFirst();
  }

  public ReportBuilder defect(String type, long first, long end, Severity severity) {
    return defect(type, first, end, severity, Disposition.OPEN);
  }

  public ReportBuilder defect(
      String type, long first, long end, Severity severity, Disposition disposition) {
    defects.add(
        new Defect(
            defects.size() + 1L,
            type,
            new TimeRange(rate.timeOf(first), rate.timeOf(end)),
            first,
            end,
            severity,
            type,
            "1.0",
            type + "-metric",
            0.00025,
            0.001,
            false,
            disposition));
    return this;
  }

  public Report build() {
    VideoTrack video =
        new VideoTrack(
            0,
            "h264",
            "High",
            1920,
            1080,
            PixelFormat.YUV420P,
            new Colour("bt709", "bt709", "bt709", false),
            rate,
            1,
            1,
            false,
            0,
            "");
    AudioTrack audio = new AudioTrack(1, "aac", 48_000, "stereo", List.of("FL", "FR"), "eng");
    StreamInfo stream =
        new StreamInfo(
            uri,
            "mpegts",
            live,
            live ? -1 : LENGTH_MICROS,
            4_000_000,
            picture ? List.of(video) : List.of(),
            List.of(audio),
            picture ? Optional.of(video) : Optional.empty(),
            Optional.of(audio),
            Optional.of(startTimecode).filter(text -> !text.isEmpty()));
    List<DefectRule> all = new ArrayList<>();
    all.add(
        new DefectRule(
            "freeze",
            "freeze",
            new Condition("freeze-metric", Comparison.AT_MOST, 0.001, 0.002),
            List.of(),
            2_000_000,
            500_000,
            Severity.ERROR,
            true));
    all.addAll(rules);
    Profile profile =
        new Profile(
            "test",
            "Test profile",
            Severity.ERROR,
            all,
            Map.of("freeze", Map.of("noise", 0.5)),
            verdict);
    return new Report(
        Instant.parse("2026-11-24T12:00:00Z"),
        new Tool("Sightglass", "1.2.3"),
        stream,
        profile,
        run,
        notRun,
        28,
        700,
        MediaTime.ofMicros(LENGTH_MICROS),
        gaps,
        Map.of(StreamEvent.Kind.PACKET_CORRUPT, 3L, StreamEvent.Kind.DECODE_ERROR, 1L),
        partial,
        message,
        metrics,
        Judgement.of(profile, defects, LENGTH_MICROS, partial),
        defects,
        Map.of(),
        Optional.empty());
  }
}
