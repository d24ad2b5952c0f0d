package io.sightglass.core.source.isobmff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FragmentReaderTest {

  private static byte[] box(String type, byte[]... bodies) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Arrays.stream(bodies).forEach(body::writeBytes);
    return ByteBuffer.allocate(8 + body.size())
        .putInt(8 + body.size())
        .put(type.getBytes(StandardCharsets.ISO_8859_1))
        .put(body.toByteArray())
        .array();
  }

  private static byte[] ints(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
    Arrays.stream(values).forEach(buffer::putInt);
    return buffer.array();
  }

  /** Track 7 at 1000 ticks a second; samples of 40 ticks where nothing nearer says it. */
  private static byte[] initialization() {
    return box(
        "moov",
        box(
            "trak",
            box("tkhd", ints(0, 0, 0, 7, 0)),
            box("mdia", box("mdhd", ints(0, 0, 0, 1000, 0)))),
        box("mvex", box("trex", ints(0, 7, 1, 40, 0, 0))));
  }

  private static byte[] media(byte[] run) {
    return box("moof", box("traf", box("tfhd", ints(0, 7)), run));
  }

  private static FragmentReader read(byte[]... parts) {
    FragmentReader reader = new FragmentReader();
    for (byte[] part : parts) {
      for (byte each : part) {
        reader.accept(ByteBuffer.wrap(new byte[] {each}));
      }
    }
    return reader;
  }

  @Test
  void samples_areAsLongAsTheirRunSays_orTheInitializationSegment() {
    TrackClocks clocks = read(initialization()).clocks();
    byte[] said = box("trun", ints(0x300, 3, 30, 999, 40, 999, 50, 999));
    byte[] unsaid = box("trun", ints(0, 25));

    assertThat(clocks.timescales()).containsEntry(7, 1000L);
    assertThat(read(media(said)).seconds(clocks)).hasValue(0.12);
    assertThat(read(media(unsaid)).seconds(clocks)).hasValueCloseTo(1.0, within(1e-9));
    assertThat(read(media(unsaid)).seconds(TrackClocks.NONE)).isEmpty();
  }

  @Test
  void fileThatEndsInABox_lacksTheRest() {
    byte[] data = box("mdat", new byte[100]);

    FragmentReader reader = read(box("styp"), Arrays.copyOf(data, 60));

    assertThat(reader.missing()).isEqualTo(48);
  }

  @Test
  void otherFiles_andDamagedBoxes_sayNothing() {
    Random random = new Random(31);
    byte[] whole = media(box("trun", ints(0x100, 2, 40, 40)));
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = whole.clone();
      for (int k = 0; k < 3; k++) {
        damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
      }
      FragmentReader reader = read(damaged);
      assertThat(reader.missing()).isNotNegative();
      reader.seconds(new TrackClocks(Map.of(7, 1000L), Map.of()));
    }

    assertThat(read(box("moof", box("traf"))).seconds(TrackClocks.NONE)).isEmpty();
    assertThat(read("G@not a file of boxes".getBytes(StandardCharsets.US_ASCII)).missing())
        .isZero();
  }
}
