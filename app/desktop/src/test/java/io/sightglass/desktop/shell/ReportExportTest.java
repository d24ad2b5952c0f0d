package io.sightglass.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.report.ReportFormats;
import io.sightglass.core.report.ReportWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportExportTest {

  private static final ReportWriter JSON = ReportFormats.installed().find("json").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "/media/a clip.ts, a clip.json",
    "clip, clip.json",
    "C:\\media\\clip.mov, clip.json",
    "https://host/live/ch1.m3u8?token=a/b, ch1.json",
    "udp://239.0.0.1:1234, 239.0.0.json",
    "https://host/, host.json",
    ".hidden, .hidden.json",
  })
  void proposedName_isThatOfTheSource(String uri, String name) {
    assertThat(ReportExport.proposedName(uri, JSON)).isEqualTo(name);
  }
}
