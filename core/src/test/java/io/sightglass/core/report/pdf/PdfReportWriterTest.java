package io.sightglass.core.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.pipeline.NotRun.Cause;
import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.report.SignOff;
import io.sightglass.core.report.Still;
import io.sightglass.core.report.Written;
import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Disposition;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfReportWriterTest {

  private static byte[] write(Report report) {
    return Written.by(new PdfReportWriter(), report).bytes();
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static ReportBuilder report() {
    return new ReportBuilder()
        .ran("freeze")
        .metric("freeze-metric", "%", 0, 100, 0.1, Double.NaN, 50, 100)
        .metric("loudness-integrated", "LUFS", -60, 0, -23.04)
        .defect(
            "freeze",
            225,
            300,
            Severity.ERROR,
            new Disposition(Disposition.Verdict.CONFIRMED, "Ada", "seen on air"));
  }

  @Test
  void everythingForSignOff_isOnIt() throws IOException {
    Report report =
        report()
            .build()
            .signed(new SignOff("Grace", Instant.parse("2026-11-24T13:00:00Z"), "Not for air."));
    assertThat(text(write(report)))
        .contains("Fail", "1 defect that is error or worse.")
        .contains("Signed by", "Grace", "2026-11-24 13:00:00 UTC", "Not for air.")
        .contains("00:00:09:00", "00:00:12:00", "225 – 299", "75 frames")
        .contains("confirmed", "Ada: seen on air", "freeze-metric 0.00025 %", "-23.0 LUFS")
        .contains("1 of ");
  }

  @Test
  void noDefects_areSaidToBeNone_andPartialIsSaidFirst() throws IOException {
    assertThat(text(write(new ReportBuilder().ran("freeze").build())))
        .contains("Pass", "No defects were found.");
    String partial =
        text(
            write(
                new ReportBuilder()
                    .ran("freeze")
                    .partial("The stream broke.")
                    .notRun("black", Cause.FAILED, "It threw.")
                    .build()));
    assertThat(partial).contains("Incomplete", "The stream broke.", "It threw.");
    assertThat(partial.indexOf("The stream broke.")).isLessThan(partial.indexOf("Defects"));
  }

  @Test
  void dropFrameTimecode_leavesLabelsOutAtTheMinute() throws IOException {
    assertThat(
            text(
                write(
                    new ReportBuilder()
                        .rate(new FrameRate(30000, 1001))
                        .startTimecode("10:00:00;00")
                        .defect("freeze", 1799, 1800, Severity.ERROR)
                        .build())))
        .contains("10:00:59;29", "10:01:00;02");
  }

  @Test
  void hardNames_areDrawn_andRightToLeftReadsRight() throws IOException {
    String text =
        text(
            write(
                report()
                    .uri(Written.HARD_NAME)
                    .defect(
                        "freeze",
                        400,
                        410,
                        Severity.FATAL,
                        new Disposition(
                            Disposition.Verdict.FALSE_POSITIVE, "עדה", Written.HARD_NAME))
                    .build()));
    // The reader puts what is seen from left to right back in its order.
    assertThat(text).contains("שלום", "עדה", "\"a\" 'b' <c> & d|e");
    assertThat(text).contains("□");
  }

  @Test
  void pictures_areOnThePage() throws IOException {
    BufferedImage red = new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 320 * 180; i++) {
      red.setRGB(i % 320, i / 320, 0xff0000);
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(red, "jpg", jpeg);
    Still still =
        new Still(Still.Moment.AT, 237, MediaTime.ofSeconds(9.48), 320, 180, jpeg.toByteArray());
    byte[] pdf = write(report().build().withStills(Map.of(1L, List.of(still))));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 36);
      int reds = 0;
      for (int y = 0; y < page.getHeight(); y++) {
        for (int x = 0; x < page.getWidth(); x++) {
          int rgb = page.getRGB(x, y);
          reds += (rgb >> 16 & 0xff) > 240 && (rgb & 0xffff) < 0x2020 ? 1 : 0;
        }
      }
      // 122 by 69 points at half a pixel a point.
      assertThat(reds).isBetween(1800, 2300);
    }
  }

  @Test
  void sameReport_givesTheSameBytes() {
    assertThat(write(report().build())).isEqualTo(write(report().build()));
  }

  @Test
  void manyDefects_areAllListed_onPagesWithAHeadEach() throws IOException {
    ReportBuilder many = report();
    for (int i = 0; i < 2000; i++) {
      many.defect("black", i % 600, i % 600 + 1, Severity.WARNING);
    }
    byte[] pdf = write(many.build());
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(60);
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(30);
      stripper.setEndPage(30);
      assertThat(stripper.getText(document)).contains("Start and end", "30 of ");
    }
  }
}
