package io.sightglass.core.source.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MpdTest {

  @Test
  void representations_inheritWhatIsSaidOfTheirSet() {
    Mpd mpd =
        Mpd.parse(
                "",
                """
                <?xml version="1.0"?>
                <MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period>
                <AdaptationSet codecs="avc1.64001f" frameRate="30000/1001" height="720">
                <Representation id="a" bandwidth="1000" width="1280"/>
                <Representation id="b" bandwidth="500" width="640" height="360" codecs="avc1.4d401e"/>
                </AdaptationSet></Period></MPD>
                """)
            .orElseThrow();
    assertThat(mpd.renditions())
        .containsExactly(
            new Rendition("a", 1000, 1280, 720, 30_000 / 1001.0, List.of("avc1.64001f"), true),
            new Rendition("b", 500, 640, 360, 30_000 / 1001.0, List.of("avc1.4d401e"), false));
  }

  @Test
  void otherDocuments_areNone() {
    assertThat(Mpd.parse("", "")).isEmpty();
    assertThat(Mpd.parse("", "#EXTM3U")).isEmpty();
    assertThat(Mpd.parse("", "<html/>")).isEmpty();
    assertThat(Mpd.parse("", "<MPD><Period>")).isEmpty();
    assertThat(Mpd.parse("", "<MPD>" + "<a>".repeat(5000) + "</a>".repeat(5000) + "</MPD>"))
        .isEmpty();
  }

  @Test
  void entities_areNotFollowed(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    String external =
        "<!DOCTYPE MPD [<!ENTITY e SYSTEM \"%s\">]>".formatted(secret.toUri())
            + "<MPD><Period><AdaptationSet><Representation"
            + " id=\"x\"/></AdaptationSet>&e;</Period></MPD>";
    assertThat(XmlElement.parse(external).map(XmlElement::toString).orElse(""))
        .doesNotContain("secret");
    String bomb =
        "<!DOCTYPE MPD [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]>"
            + "<MPD><Period id=\"&b;\">&b;</Period></MPD>";
    assertThat(XmlElement.parse(bomb).map(XmlElement::toString).orElse("")).doesNotContain("aaaa");
  }

  private static Mpd timeline(String segments) {
    return Mpd.parse(
            "http://host/a/live.mpd?token=1",
            """
            <MPD type="dynamic" minimumUpdatePeriod="PT2S" minBufferTime="PT1.5S"><Period>
            <BaseURL>b/</BaseURL><AdaptationSet>
            <SegmentTemplate timescale="90000" startNumber="5" media="$RepresentationID$-$Time$.m4s">
            <SegmentTimeline>%s</SegmentTimeline></SegmentTemplate>
            <Representation id="v1" bandwidth="1000"/></AdaptationSet></Period></MPD>
            """
                .formatted(segments))
        .orElseThrow();
  }

  @Test
  void timeline_saysWhereEachSegmentIs() {
    Mpd mpd = timeline("<S t=\"900000\" d=\"180000\" r=\"2\"/><S d=\"90000\"/>");

    assertThat(mpd.updateSeconds()).isEqualTo(2);
    assertThat(mpd.bufferSeconds()).isEqualTo(1.5);
    assertThat(mpd.growing()).isTrue();
    assertThat(mpd.reach()).containsExactly(17.0);
    assertThat(mpd.longestSegment()).isEqualTo(2);
    assertThat(mpd.segment("/a/b/v1-1080000.m4s").orElseThrow().segment())
        .isEqualTo(new Representation.Segment(12, 2, false, false));
    assertThat(mpd.segment("/a/b/v1-1440000.m4s").orElseThrow().segment())
        .isEqualTo(new Representation.Segment(16, 1, false, true));
    assertThat(mpd.segment("/a/b/v1-1080001.m4s")).isEmpty();
    assertThat(mpd.unannounced("/a/b/v1-1530000.m4s")).isTrue();
    assertThat(mpd.unannounced("/a/b/v2-1530000.m4s")).isFalse();
  }

  @Test
  void timelinesThatLie_endNevertheless() {
    String most = "9".repeat(18);
    Mpd endless =
        timeline(
            "<S t=\"0\" d=\"9999999999\" r=\"%s\"/><S d=\"9999999999\" r=\"%s\"/>"
                .formatted(most, most));

    assertThat(endless.reach().getFirst()).isPositive();
    assertThat(timeline("<S d=\"0\" r=\"5\"/>").reach()).containsExactly(0.0);
    assertThat(timeline("<S t=\"" + most + "\" d=\"" + most + "\"/>").growing()).isFalse();
  }
}
