package io.sightglass.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.profile.Condition;
import io.sightglass.core.profile.Condition.Comparison;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.timeline.Disposition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What all formats owe, those too that are added later: what is empty, hostile or endless is
 * written whole, and the same report gives the same bytes. What each says beyond that is in a test
 * of its own.
 */
class EveryWriterTest {

  private static final String NOTE =
      "she said \"now\", 'then' & <b>\nمرحبا שלום 🎬 👩‍🚀 | ; \t end " + "y".repeat(300);

  /** Small, and of a report of 100,000 defects it holds little more than the report. */
  private static final int HEAP_MEGABYTES = 128;

  static Stream<ReportWriter> writers() {
    return ReportFormats.installed().writers().stream();
  }

  /** A report with something for each format: the EBU's wants a check that its catalogue knows. */
  static ReportBuilder known() {
    return new ReportBuilder()
        .rule(
            new DefectRule(
                "silence",
                "silence",
                new Condition("silence-metric", Comparison.AT_MOST, -68, -67),
                List.of(),
                400_000,
                0,
                Severity.ERROR,
                true))
        .ran("silence")
        .ran("freeze");
  }

  private static ReportBuilder full() {
    return known()
        .metric("luma-average", "", 0, 255, 16, 120.5, 235)
        .defect("silence", 0, 25, Severity.ERROR)
        .defect("freeze", 100, 200, Severity.FATAL);
  }

  /** What a reader of the format has of it, in Unicode; fails where it is not well-formed. */
  private static String read(ReportWriter writer, Written written) throws IOException {
    return switch (writer.format()) {
      case "json", "full-json", "otio" -> {
        new JsonMapper().readTree(written.bytes());
        yield written.text();
      }
      case "junit", "ebu-qc", "fcpxml" -> {
        written.xml();
        yield written.text();
      }
      case "qctools" -> {
        try (GZIPInputStream unpacked =
            new GZIPInputStream(new ByteArrayInputStream(written.bytes()))) {
          Written xml = new Written(unpacked.readAllBytes());
          xml.xml();
          yield xml.text();
        }
      }
      case "pdf" -> {
        try (PDDocument document = Loader.loadPDF(written.bytes())) {
          yield new PDFTextStripper().getText(document);
        }
      }
      case "premiere" -> new String(written.bytes(), StandardCharsets.UTF_16LE);
      default -> written.text();
    };
  }

  @ParameterizedTest
  @MethodSource("writers")
  void noDefects_areAWholeDocument(ReportWriter writer) throws IOException {
    assertThat(read(writer, Written.by(writer, known()))).isNotBlank().doesNotContain("2.5E-4");
  }

  @ParameterizedTest
  @MethodSource("writers")
  void namesAndNotesOfAnyKind_areHeld(ReportWriter writer) throws IOException {
    ReportBuilder report =
        known()
            .uri(Written.HARD_NAME)
            .metric("luma-average", "", 0, 255, 16, 120.5, 235)
            .defect(
                "silence",
                0,
                25,
                Severity.ERROR,
                new Disposition(Disposition.Verdict.CONFIRMED, "Zoë \"Z\" مرحبا", NOTE));
    String text = read(writer, Written.by(writer, report));
    switch (writer.format()) {
      case "measurements" -> assertThat(text).contains("luma-average");
      // The reader takes joined letters apart again.
      case "pdf" -> assertThat(text).contains("she said", "שלום", "مرحبا", "[clapper board]");
      default -> assertThat(text).contains("مرحبا", "שלום", "🎬");
    }
  }

  @ParameterizedTest
  @MethodSource("writers")
  void sameReport_isTheSameBytes_butForTheTimesThatItStates(ReportWriter writer)
      throws IOException {
    Report report = full().build();
    assertThat(Written.by(writer, full()).bytes()).isEqualTo(Written.by(writer, report).bytes());
    // As many signs, so that nothing else moves.
    Report later = report.createdAt(report.created().plus(Duration.ofDays(1)));
    Written first = Written.by(writer, report);
    Written second = Written.by(writer, later);
    assertThat(timeless(read(writer, second), later.created()))
        .isEqualTo(timeless(read(writer, first), report.created()));
    if (writer.format().equals("pdf")) {
      assertThat(pdfId(second)).isEqualTo(pdfId(first));
    }
  }

  private static String pdfId(Written written) throws IOException {
    try (PDDocument document = Loader.loadPDF(written.bytes())) {
      COSArray id = document.getDocument().getDocumentID();
      return id.toString();
    }
  }

  private static String timeless(String text, Instant created) {
    String second = created.truncatedTo(ChronoUnit.SECONDS).toString();
    return text.replace(created.toString(), "TIME")
        .replace(Words.instant(created), "TIME")
        .replace(second.substring(0, second.length() - 1), "TIME");
  }

  /** All in one process, for a heap of its own is what bounds it. */
  @Test
  void hundredThousandDefects_areWrittenInASmallHeap_piecemeal(@TempDir Path folder)
      throws Exception {
    Path said = folder.resolve("said");
    int code = WritingProcess.start(HEAP_MEGABYTES, said).waitFor();
    List<String> lines = Files.readAllLines(said);
    assertThat(code).as("%s", lines).isZero();
    Map<String, Long> bytes = new HashMap<>();
    List<Long> most = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split(" ");
      bytes.put(parts[0], Long.parseLong(parts[1]));
      most.add(Long.parseLong(parts[2]));
    }
    assertThat(bytes.keySet())
        .containsExactlyInAnyOrderElementsOf(writers().map(ReportWriter::format).toList());
    assertThat(most).allSatisfy(piece -> assertThat(piece).isLessThanOrEqualTo(1L << 17));
    for (String all :
        List.of(
            "json",
            "full-json",
            "csv",
            "html",
            "ebu-qc",
            "resolve-edl",
            "avid-edl",
            "premiere",
            "fcpxml",
            "otio")) {
      assertThat(bytes.get(all)).as(all).isGreaterThan(WritingProcess.DEFECTS * 60L);
    }
  }
}
