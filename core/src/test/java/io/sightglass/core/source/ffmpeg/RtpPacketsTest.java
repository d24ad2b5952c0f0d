package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Packets whose payload is a byte, the sequence number's low one. */
class RtpPacketsTest {

  private final RtpPackets packets = new RtpPackets();
  private long nanos = 7;

  @Test
  void packetsInOrder_comeAtOnce() {
    assertThat(given(5, 6)).containsExactly(5, 6);
    assertThat(given(7)).containsExactly(7);
  }

  @Test
  void packetsOutOfOrder_arePutInOrder() {
    assertThat(given(5, 7, 8)).containsExactly(5);
    assertThat(given(6)).containsExactly(6, 7, 8);
  }

  @Test
  void packetThatIsLost_isWaitedForUntil128HaveCome() {
    given(5);
    int[] later = IntStream.rangeClosed(7, 134).toArray();
    assertThat(given(later)).isEmpty();
    assertThat(given(135)).hasSize(129).startsWith(7).endsWith(135);
  }

  @Test
  void packetThatIsLost_isWaitedForATenthOfASecond() {
    given(5);
    assertThat(given(7)).isEmpty();
    nanos += 99_000_000;
    assertThat(given(8)).isEmpty();
    nanos += 1_000_000;
    assertThat(given(9)).containsExactly(7, 8, 9);
    assertThat(given(11)).isEmpty();
  }

  @Test
  void packetThatComesTwiceOrTooLate_isPassedOver() {
    assertThat(given(5, 5, 6, 5)).containsExactly(5, 6);
  }

  @Test
  void counterThatWraps_goesOn() {
    assertThat(given(65_534, 65_535, 1, 0)).containsExactly(0xFE, 0xFF, 0, 1);
  }

  @Test
  void senderThatBeginsAnew_isFollowed() {
    assertThat(given(5)).containsExactly(5);
    assertThat(given(20_000)).containsExactly(20_000 & 0xFF);
    packets.add(packet(0x80, 33, 7, 0xBEEF, new byte[0], new byte[] {99}));
    assertThat(taken()).containsExactly(99);
  }

  @Test
  void listOfSourcesExtensionAndPadding_areLeftOut() {
    byte[] sourcesAndExtension = new byte[8 + 4 + 4];
    sourcesAndExtension[11] = 1;
    packets.add(
        packet(0x80 | 0x20 | 0x10 | 2, 33, 5, 1, sourcesAndExtension, new byte[] {42, 0, 2}));
    assertThat(taken()).containsExactly(42);
  }

  @Test
  void whatIsNoRtp_isPassedOver() {
    packets.add(packet(0x80, 200, 5, 1, new byte[0], new byte[] {1}));
    packets.add(packet(0x40, 33, 5, 1, new byte[0], new byte[] {1}));
    packets.add(ByteBuffer.wrap(new byte[] {(byte) 0x80, 33, 0}));
    packets.add(packet(0x80 | 0x10, 33, 5, 1, new byte[] {0, 0, -1, -1}, new byte[] {1}));
    packets.add(packet(0x80 | 0x20, 33, 5, 1, new byte[0], new byte[] {-1}));
    assertThat(taken()).isEmpty();
  }

  private List<Integer> given(int... sequences) {
    for (int sequence : sequences) {
      packets.add(packet(0x80, 33, sequence, 1, new byte[0], new byte[] {(byte) sequence}));
    }
    return taken();
  }

  private List<Integer> taken() {
    List<Integer> taken = new ArrayList<>();
    for (byte[] next = packets.next(nanos); next != null; next = packets.next(nanos)) {
      assertThat(next).hasSize(1);
      taken.add(next[0] & 0xFF);
    }
    return taken;
  }

  private static ByteBuffer packet(
      int flags, int type, int sequence, int source, byte[] more, byte[] payload) {
    return ByteBuffer.allocate(12 + more.length + payload.length)
        .put((byte) flags)
        .put((byte) type)
        .putShort((short) sequence)
        .putInt(0)
        .putInt(source)
        .put(more)
        .put(payload)
        .flip()
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
