package io.sightglass.core.report.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.profile.Severity;
import io.sightglass.core.report.ReportBuilder;
import io.sightglass.core.report.ReportException;
import io.sightglass.core.report.Tool;
import io.sightglass.core.report.Written;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {

  @TempDir Path folder;

  private static BatchSummary summary() {
    return new BatchSummary(
        Instant.parse("2026-11-24T12:00:00Z"),
        new Tool("Sightglass", "1"),
        "Broadcast",
        List.of(
            BatchItem.of("good.ts", new ReportBuilder().ran("a").build(), List.of("r/good.html")),
            BatchItem.of(
                Written.HARD_NAME,
                new ReportBuilder()
                    .uri(Written.HARD_NAME)
                    .ran("a")
                    .defect("a", 0, 25, Severity.ERROR)
                    .build(),
                List.of("r/bad name#1.html")),
            BatchItem.of(
                "half.ts", new ReportBuilder().ran("a").partial("It broke.").build(), List.of()),
            BatchItem.without("gone.ts", BatchItem.Outcome.NOT_OPENED, "There is no gone.ts.")));
  }

  private static Written write(String name) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    SummaryWriter.forFile(Path.of(name)).orElseThrow().write(summary(), output);
    return new Written(output.toByteArray());
  }

  @Test
  void failures_comeFirst() {
    assertThat(summary().items())
        .extracting(BatchItem::outcome)
        .containsExactly(
            BatchItem.Outcome.NOT_OPENED,
            BatchItem.Outcome.FAIL,
            BatchItem.Outcome.INCOMPLETE,
            BatchItem.Outcome.PASS);
  }

  @Test
  void junit_isOneSuiteAProgramme_andHoldsAgainstTheSchema() throws IOException {
    Written written = write("a.junit.xml");
    written.conformsTo("junit/junit.xsd");
    assertThat(written.xml().getElementsByTagName("testsuite").getLength()).isEqualTo(4);
    assertThat(written.xml().getDocumentElement().getAttribute("failures")).isEqualTo("1");
    assertThat(written.xml().getDocumentElement().getAttribute("errors")).isEqualTo("2");
  }

  @Test
  void csv_hasALineEach() throws IOException {
    String text = write("a.csv").text();
    assertThat(text).startsWith("input,outcome,").contains("gone.ts,not-opened,,,,,,,There is no");
    assertThat(text).contains("good.ts,pass,false,28.0,0,0,,,,r/good.html");
    assertThat(text).contains("half.ts,incomplete,true,28.0,0,0,,,It broke.,");
  }

  @Test
  void page_fetchesNothing_escapesNames_andLinksReports() throws IOException {
    String page = write("a.html").text();
    assertThat(page).contains("default-src 'none'", "href=\"./r/bad%20name%231.html\"");
    assertThat(page).contains("&lt;c&gt; &amp; d|e", "مرحبا");
    assertThat(page).doesNotContainPattern("(?i)<script|<link|<img|\\ssrc=|url\\(|@import|\\{\\{");
    assertThat(page.indexOf("gone.ts")).isLessThan(page.indexOf("good.ts"));
  }

  @Test
  void folders_areSearched_andPlaylistsStandForTheirSegments() throws IOException {
    for (String file :
        List.of(
            "b.mp4",
            "a.TS",
            "notes.txt",
            ".hidden.mp4",
            "hls/index.m3u8",
            "hls/1.ts",
            "sub/c.mxf")) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.createFile(path);
    }
    assertThat(BatchInputs.expand(List.of("srt://x:1", folder.toString(), "srt://x:1")))
        .containsExactly(
            "srt://x:1",
            folder.resolve("a.TS").toString(),
            folder.resolve("b.mp4").toString(),
            folder.resolve("hls/index.m3u8").toString(),
            folder.resolve("sub/c.mxf").toString());
  }

  @Test
  void list_isReadLineByLine_relativeToItself() throws IOException {
    Path list = folder.resolve("list.txt");
    Files.writeString(list, "\uFEFFa.ts\r\n\n# not this\n  http://x/y.m3u8 \n/abs/مرحبا.ts\n");
    assertThat(BatchInputs.list(list))
        .containsExactly(folder.resolve("a.ts").toString(), "http://x/y.m3u8", "/abs/مرحبا.ts");
    Files.write(list, new byte[] {(byte) 0xC3, 0x28});
    assertThatThrownBy(() -> BatchInputs.list(list)).isInstanceOf(ReportException.class);
  }

  @Test
  void reportNames_areDistinct_andFitEveryFileSystem() {
    ReportNames names = new ReportNames();
    assertThat(names.of("/x/a.ts")).isEqualTo("a.ts");
    assertThat(names.of("/y/A.ts")).isEqualTo("A.ts-2");
    assertThat(names.of("/y/d01/index.m3u8")).isEqualTo("d01");
    assertThat(names.of("http://h/live?token=1")).isEqualTo("live");
    String hard = names.of(Written.HARD_NAME);
    assertThat(hard).doesNotContainPattern("[<>:\"/\\\\|?*\\p{Cntrl}]");
    assertThat(hard.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(200);
  }
}
