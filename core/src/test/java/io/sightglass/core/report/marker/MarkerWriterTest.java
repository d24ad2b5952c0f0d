package io.sightglass.core.report.marker;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.report.Written;
import io.sightglass.core.report.text.ProgrammeTimecode;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.timeline.Disposition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each format is read back with nothing but what its readers know. */
class MarkerWriterTest {

  private static final FrameRate NTSC = new FrameRate(30000, 1001);
  private static final FrameRate NTSC_60 = new FrameRate(60000, 1001);
  private static final long HOUR_OF_NTSC = 107_892;
  private static final long HOUR_OF_NTSC_60 = 215_784;

  /** First picture and length. */
  private record Span(long first, long frames) {}

  private static ReportBuilder borders(FrameRate rate) {
    ReportBuilder report = new ReportBuilder().rate(rate);
    for (Span span : spans(rate)) {
      report.defect("freeze", span.first(), span.first() + span.frames(), Severity.ERROR);
    }
    return report;
  }

  // Around the first and the tenth minute, and across the first.
  private static List<Span> spans(FrameRate rate) {
    int two = rate.numerator() / 30000;
    List<Span> spans = new ArrayList<>();
    for (long border : new long[] {1800L * two, 17982L * two}) {
      spans.add(new Span(border - 1, 1));
      spans.add(new Span(border, 1));
      spans.add(new Span(border - 10, 25));
    }
    return spans;
  }

  private static long frame(String timecode, FrameRate rate) {
    return ProgrammeTimecode.parse(timecode, rate).orElseThrow().toFrame(rate);
  }

  private static List<MatchResult> matches(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).results().toList();
  }

  private static List<Span> readResolve(String text, FrameRate rate, long hour) {
    List<Span> spans = new ArrayList<>();
    String time = "(\\d\\d:\\d\\d:\\d\\d[:;]\\d\\d)";
    String event = "^\\d{3,} {2}001 {6}V {5}C {8}" + time + " " + time + " \\1 \\2 {2}\n";
    for (MatchResult match :
        matches(event + "(?!\\d).+ \\|C:ResolveColor\\w+ \\|M:[^|]+ \\|D:(\\d+)\n\n", text)) {
      long first = frame(match.group(1), rate);
      assertThat(frame(match.group(2), rate)).isEqualTo(first + 1);
      spans.add(new Span(first - hour, Long.parseLong(match.group(3))));
    }
    return spans;
  }

  private static List<Span> readPremiere(Written written, FrameRate rate) {
    String text = new String(written.bytes(), StandardCharsets.UTF_16LE);
    assertThat(text).startsWith("\uFEFFMarker Name\tDescription\tIn\tOut\tDuration\tMarker Type\t");
    List<Span> spans = new ArrayList<>();
    for (String line : text.lines().skip(1).toList()) {
      String[] cells = line.split("\t", -1);
      assertThat(cells).hasSize(7);
      assertThat(cells[5]).isEqualTo("Comment");
      long first = frame(cells[2], rate);
      long frames = frame(cells[4], rate);
      assertThat(frame(cells[3], rate)).isEqualTo(first + frames);
      spans.add(new Span(first, frames));
    }
    return spans;
  }

  private static long frames(String fraction, FrameRate rate) {
    String[] parts = fraction.replace("s", "").split("/");
    long numerator = Long.parseLong(parts[0]) * rate.numerator();
    long denominator = (parts.length == 1 ? 1 : Long.parseLong(parts[1])) * rate.denominator();
    assertThat(numerator % denominator).as(fraction + " is on a picture's border").isZero();
    return numerator / denominator;
  }

  private static List<Span> readFcpxml(Written written, FrameRate rate) {
    Element clip = (Element) written.xml().getElementsByTagName("asset-clip").item(0);
    long start = frames(clip.getAttribute("start"), rate);
    NodeList markers = clip.getElementsByTagName("marker");
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < markers.getLength(); i++) {
      Element marker = (Element) markers.item(i);
      spans.add(
          new Span(
              frames(marker.getAttribute("start"), rate) - start,
              frames(marker.getAttribute("duration"), rate)));
    }
    return spans;
  }

  private static JsonNode otio(Written written) {
    return new JsonMapper().readTree(written.text());
  }

  private static List<Span> readOtio(Written written, FrameRate rate) {
    List<Span> spans = new ArrayList<>();
    for (JsonNode marker : otio(written).get("tracks").get("markers")) {
      JsonNode range = marker.get("marked_range");
      assertThat(marker.get("OTIO_SCHEMA").asString()).isEqualTo("Marker.2");
      assertThat(range.get("start_time").get("rate").asDouble()).isEqualTo(rate.perSecond());
      spans.add(
          new Span(
              (long) range.get("start_time").get("value").asDouble(),
              (long) range.get("duration").get("value").asDouble()));
    }
    return spans;
  }

  @ParameterizedTest
  @CsvSource({"30000, 1001, 107892", "60000, 1001, 215784", "25, 1, 90000", "24000, 1001, 86400"})
  void defects_comeBackFromEachFormatAtTheirPictures(int numerator, int denominator, long hour) {
    FrameRate rate = new FrameRate(numerator, denominator);
    ReportBuilder report = borders(denominator == 1001 && numerator > 25000 ? rate : NTSC);
    report.rate(rate);
    List<Span> expected = spans(denominator == 1001 && numerator > 25000 ? rate : NTSC);
    assertThat(readResolve(Written.by(new ResolveEdlWriter(), report).text(), rate, hour))
        .isEqualTo(expected);
    assertThat(readPremiere(Written.by(new PremiereMarkerWriter(), report), rate))
        .isEqualTo(expected);
    assertThat(readFcpxml(Written.by(new FcpxmlWriter(), report), rate)).isEqualTo(expected);
    assertThat(readOtio(Written.by(new OtioWriter(), report), rate)).isEqualTo(expected);
    assertThat(
            matches("^\\* LOC: (\\S+) [A-Z]+ +\\S", Written.by(new AvidEdlWriter(), report).text())
                .stream()
                .map(match -> frame(match.group(1), rate) - hour))
        .isEqualTo(expected.stream().map(Span::first).toList());
  }

  @Test
  void dropFrame_isWrittenWhereTheTimecodeIs() {
    assertThat(Written.by(new ResolveEdlWriter(), borders(NTSC)).text())
        .contains(
            "FCM: DROP FRAME\n",
            "01:00:59;29 01:01:00;02 ",
            "01:01:00;02 01:01:00;03 ",
            "01:09:59;29 01:10:00;00 ");
    assertThat(Written.by(new ResolveEdlWriter(), borders(NTSC_60)).text())
        .contains("01:00:59;59 01:01:00;04 ", "01:09:59;59 01:10:00;00 ");
    assertThat(
            Written.by(new ResolveEdlWriter(), borders(NTSC).startTimecode("10:00:00:00")).text())
        .contains("FCM: NON-DROP FRAME\n", "10:00:59:29 10:01:00:00 ");
    assertThat(Written.by(new ResolveEdlWriter(), new ReportBuilder()).text())
        .isEqualTo("TITLE: programme.ts\nFCM: NON-DROP FRAME\n\n");
  }

  @Test
  void hours_countAsTheStandardHasThem() {
    assertThat(frame("01:00:00;00", NTSC)).isEqualTo(HOUR_OF_NTSC);
    assertThat(frame("01:00:00;00", NTSC_60)).isEqualTo(HOUR_OF_NTSC_60);
  }

  @Test
  void embeddedTimecode_isTheStart() {
    ReportBuilder report =
        new ReportBuilder().startTimecode("10:00:00:00").defect("freeze", 25, 50, Severity.ERROR);
    assertThat(Written.by(new AvidEdlWriter(), report).text())
        .contains("V     C        10:00:00:00 10:00:28:00 ", "* LOC: 10:00:01:00 RED     Freeze");
    assertThat(Written.by(new FcpxmlWriter(), report).text())
        .contains("start=\"36001s\"", "tcStart=\"36000s\"", "duration=\"28s\"");
    JsonNode timeline = otio(Written.by(new OtioWriter(), report));
    assertThat(timeline.get("global_start_time").get("value").asDouble()).isEqualTo(900_000);
    assertThat(
            timeline
                .get("tracks")
                .get("markers")
                .get(0)
                .get("marked_range")
                .get("start_time")
                .get("value")
                .asDouble())
        .isEqualTo(25);
  }

  @Test
  void otio_hasTheSchemasThatItsReadersExpect() {
    JsonNode timeline =
        otio(
            Written.by(
                new OtioWriter(), new ReportBuilder().defect("freeze", 0, 1, Severity.FATAL)));
    JsonNode stack = timeline.get("tracks");
    JsonNode track = stack.get("children").get(0);
    JsonNode clip = track.get("children").get(0);
    assertThat(
            Stream.of(timeline, stack, track, clip, stack.get("markers").get(0))
                .map(node -> node.get("OTIO_SCHEMA").asString()))
        .containsExactly("Timeline.1", "Stack.1", "Track.1", "Clip.2", "Marker.2");
    assertThat(stack.get("markers").get(0).get("color").asString()).isEqualTo("PURPLE");
    assertThat(clip.get("media_references").get("DEFAULT_MEDIA").get("target_url").asString())
        .isEqualTo("file:///media/programme.ts");
  }

  @Test
  void hardNames_breakNoLineAndNoColumn() {
    String note = "1st | second\n* LOC: fake\tcell \"q\" <x> مرحبا 🎬 " + "y".repeat(300);
    ReportBuilder report =
        new ReportBuilder()
            .uri(Written.HARD_NAME)
            .defect(
                "freeze",
                25,
                50,
                Severity.ERROR,
                new Disposition(Disposition.Verdict.CONFIRMED, "Ada", note));
    Written resolve = Written.by(new ResolveEdlWriter(), report);
    assertThat(readResolve(resolve.text(), new FrameRate(25, 1), 90_000))
        .containsExactly(new Span(25, 25));
    assertThat(resolve.text().lines()).hasSize(6);
    assertThat(resolve.text()).contains("مرحبا 🎬");
    assertThat(Written.by(new AvidEdlWriter(), report).text().lines()).hasSize(6);
    assertThat(readPremiere(Written.by(new PremiereMarkerWriter(), report), new FrameRate(25, 1)))
        .containsExactly(new Span(25, 25));
    Element marker =
        (Element)
            Written.by(new FcpxmlWriter(), report).xml().getElementsByTagName("marker").item(0);
    assertThat(marker.getAttribute("note")).endsWith(note);
    assertThat(
            otio(Written.by(new OtioWriter(), report))
                .get("tracks")
                .get("markers")
                .get(0)
                .get("comment")
                .asString())
        .endsWith(note);
  }

  @Test
  void clearedDefects_haveAColourOfTheirOwn() {
    ReportBuilder report =
        new ReportBuilder()
            .defect(
                "freeze",
                0,
                5,
                Severity.FATAL,
                new Disposition(Disposition.Verdict.FALSE_POSITIVE, "Ada", ""));
    assertThat(Written.by(new ResolveEdlWriter(), report).text()).contains("ResolveColorGreen");
    assertThat(Written.by(new AvidEdlWriter(), report).text()).contains(" GREEN   Freeze");
  }
}
