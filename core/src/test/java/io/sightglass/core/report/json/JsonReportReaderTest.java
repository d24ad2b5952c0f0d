package io.sightglass.core.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Programme;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.TextTrack;
import io.sightglass.core.pipeline.NotRun.Cause;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.profile.VerdictRule;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.SignOff;
import io.sightglass.core.report.Still;
import io.sightglass.core.report.Verdict;
import io.sightglass.core.report.Written;
import io.sightglass.core.report.csv.MeasurementCsvWriter;
import io.sightglass.core.report.html.HtmlReportWriter;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Disposition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonReportReaderTest {

  private static Report read(byte[] json) throws IOException {
    return new JsonReportReader().read(new ByteArrayInputStream(json), "a.json");
  }

  private static Report read(String json) throws IOException {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Report full() {
    return new ReportBuilder()
        .uri("/media/\"a\"\n مرحبا 🎬.ts")
        .rate(new FrameRate(30000, 1001))
        .startTimecode("10:00:00;00")
        .verdictRule(new VerdictRule(Optional.of("freeze"), Severity.WARNING, 2, 1.5))
        .ran("freeze")
        .notRun("black", Cause.FAILED, "It threw.")
        .gap(1.5, 2.25, "Too slow.")
        .partial("The stream broke.")
        .metric("freeze-metric", "%", 0, 100, 0.1, Double.NaN, 1e-9, 100)
        .metric("loudness-integrated", "LUFS", -60, 0, -23.04)
        .defect("freeze", 1798, 1800, Severity.FATAL)
        .defect(
            "black",
            0,
            50,
            Severity.INFO,
            new Disposition(Disposition.Verdict.KNOWN_SLATE, "Ada \"A\"", "two\nlines"))
        .build()
        .signed(new SignOff("Ada", Instant.parse("2026-11-24T13:00:00Z"), "fine"))
        .withStills(
            Map.of(
                1L,
                List.of(
                    new Still(
                        Still.Moment.BEFORE,
                        1797,
                        MediaTime.ofSeconds(59.9),
                        320,
                        180,
                        new byte[] {1, -2, 3}))));
  }

  @Test
  void everyReport_comesBackToTheLastByte() throws IOException {
    for (ReportWriter writer : List.of(new JsonReportWriter(), new FullJsonReportWriter())) {
      byte[] json = Written.by(writer, full()).bytes();
      assertThat(Written.by(writer, read(json)).text())
          .isEqualTo(new String(json, StandardCharsets.UTF_8));
    }
  }

  @Test
  void everythingThatIsKnownOfTheStream_comesBack() throws IOException {
    Report report = full();
    StreamInfo plain = report.stream();
    AudioTrack second = new AudioTrack(2, "ac3", 48_000, "mono", List.of("FC"), "fra");
    AudioTrack third = new AudioTrack(3, "mp2", 48_000, "mono", List.of("FC"), "deu");
    List<AudioTrack> audio = List.of(plain.audioTracks().getFirst(), second, third);
    StreamInfo stream =
        new StreamInfo(
            plain.uri(),
            plain.container(),
            true,
            -1,
            plain.bitRate(),
            plain.videoTracks(),
            audio,
            plain.selectedVideo(),
            plain.selectedAudio(),
            List.of(plain.audioTracks().getFirst(), third),
            plain.startTimecode(),
            List.of(new Programme(7, "مرحبا \"A\"", "B", List.of(0, 1, 3))),
            List.of(new TextTrack(4, "dvb_teletext", "fra")));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    JsonOutput.write(
        output,
        json -> {
          json.writeStartObject();
          StreamJson.writeProperties(stream, json);
          json.writeEndObject();
        });
    StreamInfo read =
        StreamNode.stream(
            stream.uri(),
            new JsonMapper().readTree(output.toString(StandardCharsets.UTF_8)).get("stream"));
    assertThat(read.decodedAudio()).isEqualTo(stream.decodedAudio());
    assertThat(read.programmes()).isEqualTo(stream.programmes());
    assertThat(read.textTracks()).isEqualTo(stream.textTracks());
  }

  @Test
  void otherReports_areTheSameFromAFullOne() throws IOException {
    Report report = full();
    Report read = read(Written.by(new FullJsonReportWriter(), report).bytes());
    for (ReportWriter writer : List.of(new HtmlReportWriter(), new MeasurementCsvWriter())) {
      assertThat(Written.by(writer, read).text()).isEqualTo(Written.by(writer, report).text());
    }
  }

  @Test
  void laterVersion_isReadWithoutWhatIsNew() throws IOException {
    String json = Written.by(new JsonReportWriter(), full()).text();
    Report read =
        read(
            json.replace("\"schemaVersion\" : \"1.1\"", "\"schemaVersion\" : \"1.9\"")
                .replace(
                    "\"verdict\" : \"fail\"", "\"new\" : {\"a\" : [1]}, \"verdict\" : \"fail\"")
                .replace("\"unit\" : \"%\"", "\"unit\" : \"%\", \"new\" : [ { \"x\" : [ 2 ] } ]"));
    assertThat(Written.by(new JsonReportWriter(), read).text()).isEqualTo(json);
  }

  @Test
  void firstVersion_isReadWithoutRulesAndGraphs() throws IOException {
    Report read =
        read(
            """
            {"schemaVersion": "1.0", "created": "2026-11-24T12:00:00Z",
             "tool": {"name": "Sightglass", "version": "0.1"}, "source": {"uri": "a.ts"},
             "stream": {"container": "mpegts", "live": false, "durationSeconds": null,
               "bitRate": 0, "video": [], "audio": []},
             "profile": {"name": "p", "title": "P", "failSeverity": "warning"},
             "analysis": {"chunks": 1, "frames": 25, "analysedSeconds": 1, "partial": false,
               "message": "", "gaps": [], "detectorsRun": [{"id": "freeze", "version": "1"}],
               "detectorsNotRun": [], "events": {"packet-corrupt": 2}},
             "measurements": {"m": {"unit": "", "count": 1, "min": 1, "max": 1, "mean": 1,
               "last": 1}},
             "verdict": "fail",
             "defects": [{"id": 1, "type": "freeze", "startSeconds": 0, "endSeconds": 1,
               "startFrame": 0, "endFrameExclusive": 25, "severity": "warning",
               "detector": "freeze", "detectorVersion": "1", "metric": "m", "peak": 1,
               "threshold": 1, "open": false,
               "disposition": {"verdict": "open", "by": "", "note": ""}}]}
            """);
    assertThat(read.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(read.stream().durationMicros()).isEqualTo(-1);
    assertThat(Written.by(new HtmlReportWriter(), read).text()).contains("<strong>Fail</strong>");
  }

  @Test
  void wrongVersion_andWrongFiles_areSaidInASentence() {
    String json = Written.by(new JsonReportWriter(), full()).text();
    assertThatThrownBy(() -> read(json.replace("\"1.1\"", "\"2.0\"")))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("a.json is a report of version 2.0");
    for (String wrong :
        List.of("", "[]", "{}", "{\"a\":1}", "nonsense", json.substring(0, json.length() / 2))) {
      assertThatThrownBy(() -> read(wrong))
          .isInstanceOf(ReportException.class)
          .hasMessageStartingWith("a.json")
          .hasMessageContaining("not a Sightglass report");
    }
    assertThatThrownBy(() -> read(json.replace("30000/1001", "fast")))
        .isInstanceOf(ReportException.class);
  }

  @Test
  void manyDefects_areReadBack() throws IOException {
    ReportBuilder many = new ReportBuilder();
    for (int i = 0; i < 100_000; i++) {
      many.defect("freeze", i % 700, i % 700 + 1, Severity.WARNING);
    }
    byte[] json = Written.by(new JsonReportWriter(), many).bytes();
    assertThat(read(json).defects()).isEqualTo(many.build().defects());
  }
}
