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
    assertThat(Mpd.parse("")).isEmpty();
    assertThat(Mpd.parse("#EXTM3U")).isEmpty();
    assertThat(Mpd.parse("<html/>")).isEmpty();
    assertThat(Mpd.parse("<MPD><Period>")).isEmpty();
    assertThat(Mpd.parse("<MPD>" + "<a>".repeat(5000) + "</a>".repeat(5000) + "</MPD>")).isEmpty();
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
}
