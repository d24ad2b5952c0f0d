package io.sightglass.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {

  @ParameterizedTest
  @CsvSource({
    "srt://h:9000?mode=caller&passphrase=s3cret&latency=1,"
        + " srt://h:9000?mode=caller&passphrase=***&latency=1",
    "rtsp://ada:s3cret@h/x, rtsp://ada:***@h/x",
    "https://h/a.m3u8?hdnts=s3cret#t, https://h/a.m3u8?hdnts=***#t",
    "https://h/a?X-Amz-Credential=s3cret&X-Amz-Signature=s3cret&x=1,"
        + " https://h/a?X-Amz-Credential=***&X-Amz-Signature=***&x=1",
    "udp://@239.1.1.1:5000?interface=eth1, udp://@239.1.1.1:5000?interface=eth1",
    "/media/a?key=1&b.ts, /media/a?key=1&b.ts",
    "https://h/monkey=bars?tracks=2, https://h/monkey=bars?tracks=2",
  })
  void secrets_areStars_andTheRestStays(String address, String shown) {
    assertThat(PublicAddress.of(address)).isEqualTo(shown);
  }

  @Test
  void sentencesOfTheSources_haveNone() {
    MediaException failure =
        new MediaException(Reason.REFUSED, "srt://h?passphrase=s3cret was refused. Try it again.");
    assertThat(failure).hasMessage("srt://h?passphrase=*** was refused. Try it again.");
  }
}
