package io.sightglass.core.source.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MasterPlaylistTest {

  @Test
  void variantStreams_comeInOrderWithWhatIsDeclaredOfThem() {
    assertThat(
            MasterPlaylist.renditions(
                """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="x, y",URI="a.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=1280000,AVERAGE-BANDWIDTH=1,RESOLUTION=1280x720,CODECS="avc1.4d401f, mp4a.40.2",FRAME-RATE=29.970

                # a comment
                720.m3u8
                #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=86000,RESOLUTION=1x1,URI="i.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=65000
                sound.m3u8
                """))
        .containsExactly(
            new Rendition(
                "", 1_280_000, 1280, 720, 29.97, List.of("avc1.4d401f", "mp4a.40.2"), false),
            new Rendition("", 65_000, 0, 0, 0, List.of(), false));
  }

  @Test
  void whatMakesNoSense_isNotDeclared() {
    assertThat(
            MasterPlaylist.renditions(
                "#EXT-X-STREAM-INF:BANDWIDTH=-1,RESOLUTION=9999999999x1,FRAME-RATE=1e9,CODECS=\"\n"
                    + "a.m3u8\n"))
        .containsExactly(new Rendition("", 0, 0, 1, 0, List.of(), false));
    assertThat(MasterPlaylist.renditions("#EXTM3U\n#EXTINF:4,\ns1.ts\n")).isEmpty();
    assertThat(MasterPlaylist.renditions("#EXT-X-STREAM-INF:BANDWIDTH=1")).isEmpty();
  }
}
