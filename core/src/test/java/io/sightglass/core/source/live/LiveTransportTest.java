package io.sightglass.core.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamEvent.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TR 101 290 on transport streams that come over the network. */
@Timeout(120)
class LiveTransportTest {

  private static final int PACKET = 188;
  private static final int SECONDS = 40;
  private static final int SPEED = 12;

  @TempDir static Path folder;
  private static Path clip;

  @BeforeAll
  static void make() {
    clip = Sender.clip(folder, "clip.ts", SECONDS);
  }

  /** Errors of the stream's packets before its last seconds, where the server begins it anew. */
  private static List<StreamEvent> errors(Path served) throws IOException {
    try (HttpStream server = new HttpStream(SPEED, SECONDS, served);
        Watched watched = Watched.of(server.address())) {
      watched.await(
          "all but the last seconds",
          () -> watched.pictures().stream().anyMatch(time -> time > (SECONDS - 3) * 1_000_000L));
      return watched.events().stream()
          .filter(event -> event.kind().transportPriority() > 0)
          .filter(event -> event.time().seconds() < SECONDS - 10)
          .toList();
    }
  }

  @Test
  void cleanStream_hasNone() throws Exception {
    assertThat(errors(clip)).isEmpty();
  }

  @Test
  void packetsThatAreMissing_areCountedEach_whereTheyAreMissed() throws Exception {
    List<StreamEvent> found = errors(damaged((packet, n) -> null));
    assertThat(found)
        .extracting(StreamEvent::kind)
        .containsExactly(Kind.TS_CONTINUITY, Kind.TS_CONTINUITY, Kind.TS_CONTINUITY);
    // Four seconds apart, and not before the time at which the stream was joined.
    double first = found.getFirst().time().seconds();
    assertThat(first).isBetween(8.0, 21.0);
    assertThat(found.get(1).time().seconds() - first).isBetween(3.4, 4.6);
    assertThat(found.get(2).time().seconds() - first).isBetween(7.4, 8.6);
    assertThat(found).allSatisfy(event -> assertThat(event.streamIndex()).isZero());
  }

  @Test
  void packetsThatAreFlagged_areTransportErrors() throws Exception {
    Damage flag =
        (packet, n) -> {
          packet[1] |= (byte) 0x80;
          return packet;
        };
    assertThat(errors(damaged(flag)))
        .extracting(StreamEvent::kind)
        .containsExactly(Kind.TS_TRANSPORT, Kind.TS_TRANSPORT, Kind.TS_TRANSPORT);
  }

  private interface Damage {
    byte[] to(byte[] packet, int number);
  }

  /**
   * The clip with three packets inside pictures damaged; where nothing is returned, one is gone.
   */
  private static Path damaged(Damage damage) throws IOException {
    byte[] content = Files.readAllBytes(clip);
    int packets = content.length / PACKET;
    int[] wanted = {packets / 2, packets * 6 / 10, packets * 7 / 10};
    int next = 0;
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
    for (int n = 0; n < packets; n++) {
      byte[] packet = Arrays.copyOfRange(content, n * PACKET, (n + 1) * PACKET);
      if (next < wanted.length && n >= wanted[next] && insidePicture(packet)) {
        next++;
        byte[] left = damage.to(packet, n);
        if (left != null) {
          out.writeBytes(left);
        }
      } else {
        out.writeBytes(packet);
      }
    }
    Path file = Files.createTempFile(folder, "damaged", ".ts");
    Files.write(file, out.toByteArray());
    return file;
  }

  // FFmpeg sends the first track on PID 256; no start of a unit, no adaptation field.
  private static boolean insidePicture(byte[] packet) {
    int pid = (packet[1] & 0x1f) << 8 | packet[2] & 0xff;
    return pid == 256 && (packet[1] & 0x40) == 0 && (packet[3] & 0x30) == 0x10;
  }
}
