package io.sightglass.core.report.qctools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.Condition.Comparison;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.MetricReport;
import io.sightglass.core.report.MetricValues;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.Tool;
import io.sightglass.core.report.Verdict;
import io.sightglass.core.report.Written;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.timeline.Disposition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class QctoolsTest {

  private static Report read(byte[] file, Optional<Profile> profile) throws IOException {
    return new QctoolsReader()
        .read(
            new ByteArrayInputStream(file),
            "a.qctools.xml.gz",
            profile,
            new Tool("Sightglass", "1"),
            Instant.EPOCH);
  }

  private static Report read(String frames) throws IOException {
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<ffprobe:ffprobe xmlns:ffprobe='http://www.ffmpeg.org/schema/ffprobe'><frames>"
            + frames
            + "</frames></ffprobe:ffprobe>";
    return read(xml.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  private static String frame(double seconds, String attributes, String key, String value) {
    return ("<frame media_type='video' pkt_pts_time='" + seconds + "' pkt_duration_time='0.04' ")
        + attributes
        + "><tag key='"
        + key
        + "' value='"
        + value
        + "'/></frame>";
  }

  private static MetricReport metric(Report report, String name) {
    return report.measurements().stream()
        .filter(metric -> metric.info().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyValue_comesBackToTheLastDigit() throws IOException {
    double[] luma = {16.0000000000001, 1.0 / 3, 1e-12, 235};
    double[] loudness = {-23.04, -70};
    Report report =
        new ReportBuilder()
            .uri("/media/\"a\" <b> مرحبا 🎬.mov")
            .rate(new FrameRate(30000, 1001))
            .ran("freeze")
            .metric("freeze-metric", "%", 0, 100, luma)
            .metric("loudness-momentary", "LUFS", -60, 0, loudness)
            .build();
    Report read = read(Written.by(new QctoolsWriter(), report).bytes(), Optional.empty());
    for (MetricReport written : report.measurements()) {
      MetricValues values = written.values();
      MetricValues back = metric(read, written.info().name()).values();
      assertThat(back.size()).isEqualTo(values.size());
      for (int row = 0; row < values.size(); row++) {
        assertThat(back.value(row)).isEqualTo(values.value(row));
        assertThat(back.timeMicros(row)).isEqualTo(values.timeMicros(row));
        assertThat(back.durationMicros(row)).isEqualTo(values.durationMicros(row));
      }
    }
    assertThat(read.stream().uri()).isEqualTo(report.stream().uri());
    assertThat(read.stream().frameRate()).isEqualTo(report.stream().frameRate());
  }

  @Test
  void sameReport_givesTheSameBytes() {
    ReportBuilder report = new ReportBuilder().metric("m", "", 0, 1, 0.5);
    assertThat(Written.by(new QctoolsWriter(), report).bytes())
        .isEqualTo(Written.by(new QctoolsWriter(), report).bytes());
  }

  @Test
  void whatWasMeasuredBesidePictures_doesNotPutTheirCountWrong() throws IOException {
    Report report =
        new ReportBuilder()
            .metric("picture", "", 0, 1, new double[700])
            .metric("transport", "", 0, 1, new double[33])
            .metric("packets", "", 0, 1, new double[1307])
            .metric("now-and-then", "", 0, 1, new double[28])
            .build();
    Report read = read(Written.by(new QctoolsWriter(), report).bytes(), Optional.empty());
    assertThat(read.frames()).isEqualTo(700);
    assertThat(metric(read, "transport").summary().count()).isEqualTo(33);
    assertThat(metric(read, "now-and-then").summary().count()).isEqualTo(28);
  }

  @Test
  void defectAfterTheLastPicture_isItsComment() throws IOException {
    Report report =
        new ReportBuilder()
            .metric("freeze-metric", "%", 0, 100, new double[700])
            .defect("silence", 700, 725, Severity.WARNING, Disposition.OPEN)
            .build();
    Report read = read(Written.by(new QctoolsWriter(), report).bytes(), Optional.empty());
    assertThat(read.defects())
        .singleElement()
        .satisfies(mark -> {
          assertThat(mark.firstFrame()).isEqualTo(699);
          assertThat(mark.disposition().note()).startsWith("silence, warning");
        });
  }

  @Test
  void defects_areCommentsAndComeBackAsMarks() throws IOException {
    Report report =
        new ReportBuilder()
            .metric("freeze-metric", "%", 0, 100, new double[700])
            .defect(
                "freeze",
                100,
                150,
                Severity.ERROR,
                new Disposition(Disposition.Verdict.CONFIRMED, "Ada", "two\nlines & \"q\""))
            .build();
    Report read = read(Written.by(new QctoolsWriter(), report).bytes(), Optional.empty());
    assertThat(read.defects())
        .singleElement()
        .satisfies(mark -> {
          assertThat(mark.type()).isEqualTo("comment");
          assertThat(mark.firstFrame()).isEqualTo(100);
          assertThat(mark.disposition().note())
              .isEqualTo("freeze, error, 2.000 s: two\nlines & \"q\"");
        });
  }

  @Test
  void othersMeasurements_areJudgedWithoutTheMedia() throws IOException {
    StringBuilder frames = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      // QCTools keeps the file's own time stamps: the first picture is zero here.
      frames.append(
          frame(
              10 + i / 25.0,
              "width='720' height='576' pix_fmt='yuv422p10le'",
              "lavfi.signalstats.YMAX",
              i >= 50 && i < 75 ? "80" : "940"));
    }
    Report read = read(frames.toString());
    assertThat(read.stream().frameRate()).isEqualTo(new FrameRate(25, 1));
    assertThat(read.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(read.defects())
        .singleElement()
        .satisfies(defect -> {
          assertThat(defect.type()).isEqualTo("black");
          assertThat(defect.firstFrame()).isEqualTo(50);
          assertThat(defect.endFrame()).isEqualTo(75);
          assertThat(defect.threshold()).isEqualTo(160);
        });
  }

  @Test
  void profileThatAsksForMore_isNotCalledPassed() throws IOException {
    Profile profile =
        new Profile(
            "p",
            "P",
            Severity.ERROR,
            List.of(
                new DefectRule(
                    "blur",
                    "blur",
                    new Condition("edge-width", Comparison.AT_LEAST, 5, 5),
                    List.of(),
                    0,
                    0,
                    Severity.ERROR,
                    true)),
            Map.of());
    byte[] file =
        Written.by(new QctoolsWriter(), new ReportBuilder().metric("m", "", 0, 1, 0.5)).bytes();
    Report read = read(file, Optional.of(profile));
    assertThat(read.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(read.detectorsNotRun())
        .singleElement()
        .satisfies(detector -> assertThat(detector.detector()).isEqualTo("blur"));
  }

  @Test
  void newerNames_wordsAndInfinities_areRead() throws IOException {
    Report read =
        read(
            "<frame media_type='audio' pts_time='0.0' duration_time='0.02'>"
                + "<tag key='lavfi.astats.Overall.RMS_level' value='-inf'/></frame>"
                + "<frame media_type='video' pts_time='0.0' duration_time='0.04'>"
                + "<tag key='lavfi.idet.single.current_frame' value='tff'/>"
                + "<tag key='lavfi.r128.M' value='-23.5'/></frame>"
                + "<frame media_type='video' pts_time='N/A'>"
                + "<tag key='lavfi.r128.M' value='-1'/></frame>");
    assertThat(read.measurements().stream().map(m -> m.info().name()))
        .containsExactly("astats-overall-rms-level", "loudness-momentary");
    assertThat(metric(read, "astats-overall-rms-level").summary().min())
        .isEqualTo(-Double.MAX_VALUE);
    assertThat(metric(read, "loudness-momentary").summary().count()).isEqualTo(1);
  }

  @Test
  void wrongFiles_areSaidInASentence() throws IOException {
    for (String wrong :
        List.of("<a>", "<a/>", "nonsense", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")) {
      assertThatThrownBy(() -> read(wrong.getBytes(StandardCharsets.UTF_8), Optional.empty()))
          .isInstanceOf(ReportException.class)
          .hasMessageStartingWith("a.qctools.xml.gz");
    }
    ByteArrayOutputStream cut = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(cut)) {
      gzip.write(new byte[100_000]);
    }
    byte[] half = java.util.Arrays.copyOf(cut.toByteArray(), cut.size() / 2);
    assertThatThrownBy(() -> read(half, Optional.empty())).isInstanceOf(IOException.class);
  }
}
