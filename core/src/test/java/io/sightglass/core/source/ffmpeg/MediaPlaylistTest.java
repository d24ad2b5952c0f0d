package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MediaPlaylistTest {

  private static final String ADDRESS = "https://cdn.example.org/live/a/list.m3u8?token=1";

  @Test
  void segments_haveTheirLengthsAndPaths() {
    MediaPlaylist playlist =
        MediaPlaylist.of(
            ADDRESS,
            """
            #EXTM3U
            #EXT-X-TARGETDURATION:6
            #EXT-X-DISCONTINUITY-SEQUENCE:3
            #EXTINF:5.96,with a title, and commas
            s1.ts?token=2
            #EXT-X-DISCONTINUITY
            #EXTINF:4
            ../b/s2.ts
            #EXTINF:6,
            https://other.example.org/s3.ts
            #EXT-X-ENDLIST
            """);
    assertThat(playlist.targetSeconds()).isEqualTo(6);
    assertThat(playlist.over()).isTrue();
    assertThat(playlist.segments())
        .containsExactly(
            new MediaPlaylist.Segment("/live/a/s1.ts", 5.96, false),
            new MediaPlaylist.Segment("/live/b/s2.ts", 4, true),
            new MediaPlaylist.Segment("/s3.ts", 6, false));
    assertThat(playlist.indexOf(MediaPlaylist.path("https://x/live/b/s2.ts?again"))).isEqualTo(1);
    assertThat(playlist.indexOf("/none.ts")).isNegative();
  }

  @Test
  void partsOfAFile_areSegmentsByThemselves() {
    MediaPlaylist playlist =
        MediaPlaylist.of(
            ADDRESS,
            """
            #EXTM3U
            #EXT-X-TARGETDURATION:6
            #EXTINF:6,
            #EXT-X-BYTERANGE:1000@500
            all.ts
            #EXTINF:6,
            #EXT-X-BYTERANGE:200
            all.ts
            #EXTINF:6,
            #EXT-X-BYTERANGE:none
            all.ts
            """);
    assertThat(playlist.segments())
        .extracting(MediaPlaylist.Segment::path)
        .containsExactly(
            "/live/a/all.ts (bytes 500 to 1499)",
            "/live/a/all.ts (bytes 1500 to 1699)",
            "/live/a/all.ts");
  }

  @Test
  void whatIsNoPlaylist_orBadlyWritten_isTakenAsFarAsItGoes() {
    MediaPlaylist playlist =
        MediaPlaylist.of(
            ADDRESS, "#EXT-X-TARGETDURATION:x\n#EXTINF:-4,\n%%% no address\n#EXTINF:1e99,\nb.ts\n");
    assertThat(playlist.targetSeconds()).isZero();
    assertThat(playlist.segments()).extracting(MediaPlaylist.Segment::seconds).containsOnly(0.0);
    assertThat(playlist.segments().getLast().path()).isEqualTo("/live/a/b.ts");
    assertThat(MediaPlaylist.of(ADDRESS, "").segments()).isEmpty();
  }
}
