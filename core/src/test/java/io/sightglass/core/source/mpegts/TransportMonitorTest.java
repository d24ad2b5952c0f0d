package io.sightglass.core.source.mpegts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.source.Corpus;
import io.sightglass.core.source.mpegts.TransportError.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors are put into a clean stream by a seeded program, and counted. */
class TransportMonitorTest {

  private static final int A_SECOND = 25 * 14;

  private final TestStream stream = TestStream.seconds(30);
  private final Random random = new Random(42);

  private static Map<Check, Integer> errors(byte[] bytes) {
    TransportMonitor monitor = new TransportMonitor();
    Map<Check, Integer> counts = new EnumMap<>(Check.class);
    Random pieces = new Random(3);
    int at = 0;
    while (at < bytes.length) {
      int to = Math.min(bytes.length, at + 1 + pieces.nextInt(5_000));
      monitor.accept(bytes, at, to);
      at = to;
    }
    monitor.take().forEach(error -> counts.merge(error.check(), 1, Integer::sum));
    return counts;
  }

  private Map<Check, Integer> errors() {
    return errors(stream.bytes());
  }

  /** A packet at or after the start of a second, five of them away from any other such place. */
  private int place(int second, Predicate<byte[]> wanted) {
    int at = second * A_SECOND + random.nextInt(A_SECOND / 2);
    while (!wanted.test(stream.packets.get(at))) {
      at++;
    }
    return at;
  }

  private static boolean middleOfVideo(byte[] packet) {
    return TestStream.pid(packet) == TestStream.VIDEO && !TestStream.starts(packet);
  }

  @Test
  void cleanStream_hasNoErrors_acrossTheClocksWrap() {
    assertThat(errors()).isEmpty();
  }

  @Test
  void bytesBeforeTheFirstPacket_areNoError() {
    byte[] bytes = new byte[stream.bytes().length + 77];
    System.arraycopy(stream.bytes(), 0, bytes, 77, bytes.length - 77);
    assertThat(errors(bytes)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 12})
  void lostPackets_areOneContinuityErrorAPlace(int places) {
    for (int i = places; i > 0; i--) {
      stream.packets.remove(place(2 * i, TransportMonitorTest::middleOfVideo));
    }
    assertThat(errors()).containsOnly(Map.entry(Check.CONTINUITY, places));
  }

  @Test
  void packetThatComesTwice_isAllowed_threeTimesIsNot() {
    int once = place(4, TransportMonitorTest::middleOfVideo);
    stream.packets.add(once, stream.packets.get(once));
    assertThat(errors()).isEmpty();
    int twice = place(8, TransportMonitorTest::middleOfVideo);
    stream.packets.add(twice, stream.packets.get(twice));
    stream.packets.add(twice, stream.packets.get(twice));
    assertThat(errors()).containsOnly(Map.entry(Check.CONTINUITY, 1));
  }

  @Test
  void flaggedPackets_areTransportErrors_andNothingElse() {
    for (int i = 1; i <= 9; i++) {
      stream.packets.get(place(3 * i, TransportMonitorTest::middleOfVideo))[1] |= (byte) 0x80;
    }
    assertThat(errors()).containsOnly(Map.entry(Check.TRANSPORT, 9));
  }

  @Test
  void wrongSyncBytes_apartAndInARow() {
    for (int i = 1; i <= 5; i++) {
      stream.packets.get(place(2 * i, TransportMonitorTest::middleOfVideo))[0] = 0x46;
    }
    assertThat(errors()).containsOnly(Map.entry(Check.SYNC_BYTE, 5));
    int first = place(15, p -> TestStream.pid(p) == TestStream.VIDEO && TestStream.hasClock(p));
    stream.packets.get(first + 2)[0] = 0x46;
    stream.packets.get(first + 3)[0] = 0x46;
    // The second one is skipped until the next sync byte, so its picture lacks a packet.
    assertThat(errors())
        .containsOnly(
            Map.entry(Check.SYNC_BYTE, 7),
            Map.entry(Check.SYNC_LOSS, 1),
            Map.entry(Check.CONTINUITY, 1));
  }

  @Test
  void damagedTables_areChecksumErrors() {
    stream.packets.get(place(3, p -> TestStream.pid(p) == 0))[9] ^= 0x04;
    stream.packets.get(place(6, p -> TestStream.pid(p) == TestStream.PMT))[12] ^= 0x10;
    stream.packets.get(place(9, p -> TestStream.pid(p) == 0x11))[20] ^= 0x01;
    assertThat(errors()).containsOnly(Map.entry(Check.CRC, 3));
  }

  @Test
  void tablesThatComeLate_areOneErrorEach() {
    without(5, 5.7, p -> TestStream.pid(p) == 0);
    without(10, 10.8, p -> TestStream.pid(p) == TestStream.PMT);
    without(15, 15.4, p -> TestStream.pid(p) == TestStream.PMT);
    Map<Check, Integer> counts = errors();
    counts.remove(Check.CONTINUITY);
    assertThat(counts).containsOnly(Map.entry(Check.PAT, 1), Map.entry(Check.PMT, 1));
  }

  @Test
  void streamThatStaysAway_isAPidError_andItsTimesAreLate() {
    without(5, 11.4, p -> TestStream.pid(p) == TestStream.SOUND);
    // 160 pictures' worth of two packets: the count goes on as if nothing were missing.
    assertThat(errors()).containsOnly(Map.entry(Check.PID, 1), Map.entry(Check.PTS, 1));
  }

  @Test
  void missingClockReferences_areTooFarApart() {
    for (int second : List.of(4, 8, 12)) {
      int at = place(second, TestStream::hasClock);
      for (int cleared = 0; cleared < 3; at++) {
        if (TestStream.hasClock(stream.packets.get(at))) {
          stream.packets.get(at)[5] = 0;
          cleared++;
        }
      }
    }
    assertThat(errors()).containsOnly(Map.entry(Check.PCR_REPETITION, 3));
  }

  @Test
  void clockThatJumps_isAnErrorUnlessAnnounced() {
    jump(10, 5);
    assertThat(errors()).containsOnly(Map.entry(Check.PCR_DISCONTINUITY, 1));
    jump(20, -3);
    assertThat(errors()).containsOnly(Map.entry(Check.PCR_DISCONTINUITY, 2));
  }

  @Test
  void announcedJump_isNoError() {
    jump(10, 5);
    stream.packets.get(firstClock(10))[5] |= (byte) 0x80;
    assertThat(errors()).isEmpty();
  }

  @Test
  void soundWithoutTimes_isLate() {
    for (int i = 8 * A_SECOND; i < 9 * A_SECOND; i++) {
      byte[] packet = stream.packets.get(i);
      if (TestStream.pid(packet) == TestStream.SOUND && TestStream.starts(packet)) {
        packet[4 + 7] = 0;
      }
    }
    assertThat(errors()).containsOnly(Map.entry(Check.PTS, 1));
  }

  @Test
  void scrambledPacketWithoutCat_isOneError() {
    stream.packets.get(place(5, TransportMonitorTest::middleOfVideo))[3] |= (byte) 0x80;
    stream.packets.get(place(7, TransportMonitorTest::middleOfVideo))[3] |= (byte) 0x80;
    assertThat(errors()).containsOnly(Map.entry(Check.CAT, 1));
  }

  @Test
  void error_knowsItsPlace() {
    int at = place(10, TransportMonitorTest::middleOfVideo);
    stream.packets.remove(at);
    TransportMonitor monitor = new TransportMonitor();
    byte[] bytes = stream.bytes();
    monitor.accept(bytes, 0, bytes.length);
    TransportError error = monitor.take().getFirst();
    assertThat(error.pid()).isEqualTo(TestStream.VIDEO);
    assertThat(error.position()).isBetween(188L * at, 188L * (at + 5));
    long first = (1L << 33) - 90_000L * 15 + 30_000;
    assertThat((error.pts() - first) / 90_000.0).isBetween(10.0, 10.6);
  }

  @Test
  void summary_namesServicesStreamsAndTheirRates() {
    TransportMonitor monitor = new TransportMonitor();
    byte[] bytes = stream.bytes();
    monitor.accept(bytes, 0, bytes.length);
    TransportSummary summary = monitor.summary();
    assertThat(summary.services()).containsOnly(Map.entry(1, "Glass One"));
    assertThat(summary.streams())
        .containsOnly(
            Map.entry(TestStream.VIDEO, 0x1b),
            Map.entry(TestStream.SOUND, 0x0f),
            Map.entry(TestStream.CUES, 0x86));
    assertThat(summary.splices()).isTrue();
    assertThat(summary.cues()).isZero();
    // 250 packets in 25 pictures; the last picture's own time does not count.
    assertThat(summary.bitRates().get(TestStream.VIDEO) / 1e3).isBetween(375.9, 376.6);
  }

  @Test
  void corpusStreamsThatAreClean_haveNoErrors() throws IOException {
    List<Path> clean =
        Corpus.clips().stream()
            .filter(clip -> clip.getFileName().toString().matches("c.*\\.ts"))
            .toList();
    assertThat(clean).isNotEmpty();
    for (Path clip : clean) {
      assertThat(errors(Files.readAllBytes(clip))).as("%s", clip).isEmpty();
    }
  }

  private void without(double from, double to, Predicate<byte[]> unwanted) {
    List<byte[]> stretch =
        stream.packets.subList((int) (from * 25) * 14 + (int) from, stream.packets.size());
    int pictures = (int) Math.round((to - from) * 25);
    int seen = 0;
    for (int i = 0; i < stretch.size(); i++) {
      byte[] packet = stretch.get(i);
      boolean picture = TestStream.hasClock(packet);
      seen += picture ? 1 : 0;
      if (seen > pictures) {
        return;
      }
      if (seen > 0 && unwanted.test(packet)) {
        stretch.remove(i--);
      }
    }
  }

  private int firstClock(int second) {
    int at = second * A_SECOND;
    while (!TestStream.hasClock(stream.packets.get(at))) {
      at++;
    }
    return at;
  }

  private void jump(int second, int seconds) {
    for (int i = firstClock(second); i < stream.packets.size(); i++) {
      byte[] p = stream.packets.get(i);
      if (TestStream.hasClock(p)) {
        long clock =
            (p[6] & 0xffL) << 25
                | (p[7] & 0xffL) << 17
                | (p[8] & 0xffL) << 9
                | (p[9] & 0xffL) << 1
                | (p[10] & 0x80L) >> 7;
        TestStream.setClock(p, clock + 90_000L * seconds & (1L << 33) - 1);
      }
    }
  }
}
