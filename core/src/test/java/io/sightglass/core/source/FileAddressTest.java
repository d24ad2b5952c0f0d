package io.sightglass.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileAddressTest {

  @ParameterizedTest
  @CsvSource({
    "file:///media/a%20b%C3%BC.ts, /media/a bü.ts",
    "file:/media/a.ts, /media/a.ts",
    "file:///media/a b.ts, /media/a b.ts",
    "file:///media/100%.ts, /media/100%.ts",
    "file:a.ts, a.ts",
    "/media/a%20b.ts, /media/a%20b.ts",
    "udp://@:5000, udp://@:5000"
  })
  void address_isThePathItMeans(String address, String path) {
    assertThat(FileAddress.plain(address)).isEqualTo(path);
  }
}
