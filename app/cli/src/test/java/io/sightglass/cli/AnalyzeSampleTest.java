package io.sightglass.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The bundled sample from its file to its reports. */
@Timeout(120)
class AnalyzeSampleTest {

  @TempDir static Path folder;
  private static CommandRun run;
  private static String text;
  private static JsonNode report;
  private static String page;

  @BeforeAll
  static void analyse() throws IOException {
    Path sample = Sample.copyTo(folder);
    Path json = folder.resolve("a.json");
    Path html = folder.resolve("a.html");
    run =
        CommandRun.of(
            "analyze",
            sample,
            "--report",
            json,
            "--report",
            html,
            "--evidence",
            folder.resolve("evidence"),
            "--evidence-clips");
    text = Files.readString(json);
    report = Sample.JSON.readTree(text);
    page = Files.readString(html);
  }

  private static List<JsonNode> found(String type) {
    return StreamSupport.stream(report.get("defects").spliterator(), false)
        .filter(defect -> defect.get("type").asString().equals(type))
        .toList();
  }

  @Test
  void defects_areListedOnStandardOutput_andMessagesAreNot() {
    assertThat(run.code()).isEqualTo(ExitCode.DEFECTS);
    assertThat(run.out().lines())
        .last()
        .asString()
        .isEqualTo("fail: " + report.get("defects").size() + " defects");
    assertThat(run.out()).contains("frames 225-299").doesNotContain("Analysing", "written");
    assertThat(run.err())
        .contains("Analysing ", "Report written to " + folder.resolve("a.json") + ".")
        .contains("Report written to " + folder.resolve("a.html") + ".");
  }

  @Test
  void report_namesTheDefectsAtTheirFrames() throws IOException {
    // Beside them stand warnings: what the transport and the decoder complained of within the
    // damage, and the pictures that the camera itself had repeated.
    assertThat(report.get("defects").valueStream())
        .filteredOn(defect -> defect.get("severity").asString().equals("error"))
        .filteredOn(defect -> !defect.get("type").asString().equals("decode-error"))
        .hasSameSizeAs(Sample.truth());
    for (JsonNode truth : Sample.truth()) {
      String type = truth.get("type").asString();
      // Damage is known to the packet, and the packet to its picture or the one beside it.
      int slack = type.equals("block-corruption") ? 3 : 0;
      assertThat(found(type))
          .as(type)
          .anySatisfy(defect -> {
            assertThat(defect.get("startFrame").asInt())
                .isCloseTo(truth.get("startFrame").asInt(), within(slack));
            assertThat(defect.get("endFrameExclusive").asInt())
                .isCloseTo(truth.get("endFrameExclusive").asInt(), within(slack));
            assertThat(defect.get("startSeconds").asDouble())
                .isCloseTo(truth.get("startSeconds").asDouble(), within(0.04 * (1 + slack)));
          });
    }
  }

  @Test
  void report_holdsAgainstItsSchema() throws IOException {
    assertThat(new SchemaCheck("report-1.json").problems(text)).isEmpty();
  }

  @Test
  void schema_refusesAReportThatLacksSomething() throws IOException {
    SchemaCheck check = new SchemaCheck("report-1.json");
    assertThat(check.problems(text.replace("\"endFrameExclusive\"", "\"endFrame\""))).isNotEmpty();
    assertThat(check.problems(text.replace("\"verdict\" : \"fail\"", "\"verdict\" : \"bad\"")))
        .isNotEmpty();
    assertThat(check.problems(text.replace("\"schemaVersion\" : \"1.", "\"schemaVersion\" : \"2.")))
        .isNotEmpty();
  }

  @Test
  void report_saysWhatWasAnalysedAndMeasured() {
    JsonNode analysis = report.get("analysis");
    assertThat(analysis.get("partial").asBoolean()).isFalse();
    assertThat(analysis.get("frames").asInt()).isEqualTo(700);
    assertThat(analysis.get("chunks").asInt()).isEqualTo(28);
    assertThat(analysis.get("detectorsRun"))
        .extracting(detector -> detector.get("id").asString())
        .contains("freeze", "black", "silence", "block-corruption", "loudness");
    for (String metric :
        List.of(
            "loudness-integrated",
            "loudness-momentary",
            "loudness-short-term",
            "loudness-range",
            "true-peak")) {
      JsonNode values = report.get("measurements").get(metric);
      assertThat(values).as(metric).isNotNull();
      assertThat(values.get("min").asDouble()).isLessThanOrEqualTo(values.get("mean").asDouble());
      assertThat(values.get("mean").asDouble()).isLessThanOrEqualTo(values.get("max").asDouble());
    }
  }

  @Test
  void page_namesTheSameDefects() {
    assertThat(page)
        .contains("<strong>Fail</strong>", "225 – 299", ">00:00:20:05<", "505 – 567")
        .doesNotContain("<script", "{{");
    for (JsonNode defect : report.get("defects")) {
      assertThat(page).contains("<b>" + defect.get("type").asString() + "</b>");
    }
  }

  @Test
  void page_showsEachDefect_beforeInAndAfterIt() throws IOException {
    List<byte[]> stills =
        java.util.regex.Pattern.compile("src=\"data:image/jpeg;base64,([^\"]+)\"")
            .matcher(page)
            .results()
            .map(match -> java.util.Base64.getDecoder().decode(match.group(1)))
            .toList();
    assertThat(stills).hasSize(3 * report.get("defects").size());
    int black = 0;
    for (byte[] still : stills) {
      var picture = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(still));
      assertThat(picture.getWidth()).isEqualTo(320);
      assertThat(picture.getHeight()).isEqualTo(180);
      black += (picture.getRGB(160, 90) & 0xF8F8F8) == 0 ? 1 : 0;
    }
    // In the black, and in the silence of the same time.
    assertThat(black).isEqualTo(2);
  }

  @Test
  void evidence_isExactToThePicture() throws IOException {
    Path sample = folder.resolve("sightglass-sample.ts");
    CommandRun.of("frame", sample, 224, 300, "--png", folder.resolve("frames"));
    for (String number : List.of("000224", "000300")) {
      assertThat(evidence("-freeze-\\d+-(before|after)-frame-" + number + "\\.png"))
          .hasSameBinaryContentAs(
              folder.resolve("frames").resolve("sightglass-sample-" + number + ".png"));
    }
  }

  private static Path evidence(String name) throws IOException {
    try (var files = Files.list(folder.resolve("evidence"))) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*" + name))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void clip_holdsThePicturesAroundTheDefect_asTheyWereSent() throws IOException {
    Path clip = evidence("-freeze-\\d+\\.(mp4|ts)");
    Path sample = folder.resolve("sightglass-sample.ts");
    String still = hash(CommandRun.of("frame", sample, 299, "--hash"));
    String after = hash(CommandRun.of("frame", sample, 300, "--hash"));
    List<String> hashes = new java.util.ArrayList<>();
    for (int i = 0; i < 160; i += 10) {
      hashes.addAll(
          CommandRun.of(
                  "frame", clip, i, i + 1, i + 2, i + 3, i + 4, i + 5, i + 6, i + 7, i + 8, i + 9,
                  "--hash")
              .out()
              .lines()
              .map(line -> line.substring(line.indexOf(' ') + 1))
              .toList());
    }
    assertThat(hashes).contains(still, after);
    assertThat(hashes.lastIndexOf(still)).isEqualTo(hashes.indexOf(after) - 1);
  }

  private static String hash(CommandRun run) {
    return run.out().strip().replaceFirst(".* ", "");
  }

  @Test
  void format_withoutAFile_sendsTheReportAloneToStandardOutput() throws IOException {
    CommandRun alone =
        CommandRun.of(
            "analyze", folder.resolve("sightglass-sample.ts"), "--format", "json", "-d", "freeze");
    assertThat(alone.code()).isEqualTo(ExitCode.DEFECTS);
    JsonNode json = Sample.JSON.readTree(alone.out());
    assertThat(json.get("defects")).hasSize(1);
    assertThat(json.get("analysis").get("detectorsNotRun"))
        .extracting(detector -> detector.get("cause").asString())
        .containsOnly("not-selected");
    assertThat(new SchemaCheck("report-1.json").problems(alone.out())).isEmpty();
  }

  @Test
  void format_ruledOverTheName_writesThatFormat() throws IOException {
    Path file = folder.resolve("report.txt");
    CommandRun named =
        CommandRun.of(
            "analyze",
            folder.resolve("sightglass-sample.ts"),
            "--format",
            "HTML",
            "-r",
            file,
            "-d",
            "black");
    assertThat(named.code()).isEqualTo(ExitCode.DEFECTS);
    assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>");
  }

  @Test
  void probe_tellsTheTracks() throws IOException {
    CommandRun probe = CommandRun.of("probe", folder.resolve("sightglass-sample.ts"));
    assertThat(probe.code()).isEqualTo(ExitCode.OK);
    assertThat(probe.out()).contains("mpegts", "h264 640x360 at 25/s", "aac 48000 Hz stereo");
    assertThat(probe.err()).isEmpty();
    CommandRun json = CommandRun.of("probe", "--json", folder.resolve("sightglass-sample.ts"));
    assertThat(Sample.JSON.readTree(json.out()).get("stream")).isEqualTo(report.get("stream"));
  }
}
