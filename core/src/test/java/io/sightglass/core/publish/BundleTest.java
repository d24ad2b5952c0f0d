package io.sightglass.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.report.ReportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class BundleTest {

  private static final long LIMIT = 1 << 20;

  private static String result(Report report) throws IOException {
    return new BundleWriter().write(report, new ByteArrayOutputStream());
  }

  private static InputStream zip(String name, int blanks) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(" ".repeat(blanks).getBytes(StandardCharsets.US_ASCII));
      zip.closeEntry();
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  @Test
  void resultIsTheSame_whenTheReportIsMadeAgain_andAnotherWhereItSaysOther() throws IOException {
    Report report = new ReportBuilder().build();
    assertThat(result(report.createdAt(Instant.parse("2027-01-02T03:04:05.678901Z"))))
        .isEqualTo(result(report))
        .hasSize(64);
    assertThat(result(new ReportBuilder().defect("black", 3, 4, Severity.INFO).build()))
        .isNotEqualTo(result(report));
  }

  @Test
  void sameReport_isTheSameBytes_andAnotherTimeIsAllThatDiffers() throws IOException {
    Report report = new ReportBuilder().defect("black", 3, 4, Severity.INFO).build();
    assertThat(bundle(report)).isEqualTo(bundle(report));
    Report later = report.createdAt(report.created().plus(Duration.ofDays(1)));
    Map<String, String> first = entries(bundle(report));
    assertThat(first).containsOnlyKeys("report.full.json", "report.html", "defects.csv");
    Map<String, String> second = entries(bundle(later));
    second.replaceAll((name, text) -> text.replace("2026-11-25", "2026-11-24"));
    assertThat(second).isEqualTo(first);
  }

  private static byte[] bundle(Report report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new BundleWriter().write(report, bytes);
    return bytes.toByteArray();
  }

  private static Map<String, String> entries(byte[] bundle) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  @Test
  void written_isReadBack() throws IOException {
    Report report = new ReportBuilder().defect("black", 3, 4, Severity.INFO).build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new BundleWriter().write(report, bytes);
    Report read =
        new BundleReader(LIMIT).read(new ByteArrayInputStream(bytes.toByteArray()), "a.zip");
    assertThat(read.defects()).isEqualTo(report.defects());
  }

  @Test
  void whatUnpacksWithoutEnd_isNotRead_evenBeforeTheReport() throws IOException {
    for (String entry : new String[] {"report.html", BundleWriter.REPORT}) {
      InputStream bomb = zip(entry, (int) LIMIT * 8);
      assertThatThrownBy(() -> new BundleReader(LIMIT).read(bomb, "a.zip"))
          .as(entry)
          .isInstanceOf(ReportException.class)
          .hasMessageStartingWith("a.zip unpacks to more");
      assertThat(bomb.available()).as("left unread of " + entry).isPositive();
    }
  }
}
