package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import io.sightglass.core.media.StreamEvent;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.source.LiveSettings;
import io.sightglass.core.time.MediaTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacketLogTest {

  private static final int SIZE = 10_000;
  private static final long FRAME = 40_000;

  @TempDir Path folder;
  private AVPacket packet;

  @BeforeEach
  void allocate() {
    FfmpegOpener.Library.load();
    packet = av_packet_alloc();
  }

  @AfterEach
  void free() {
    av_packet_free(packet);
  }

  private static Epoch epoch() {
    Zero zero = new Zero();
    zero.set(0);
    StreamInfo info =
        new StreamInfo(
            "test:",
            "none",
            true,
            -1,
            0,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Epoch(0, info, List.of(), zero, MediaTime.ZERO);
  }

  private PacketLog log(Duration kept, long bytes, Path where) {
    PacketLog log = new PacketLog(LiveSettings.defaults().withKept(kept, bytes).withFolder(where));
    log.begin(epoch());
    return log;
  }

  private void append(PacketLog log, int number) {
    av_new_packet(packet, SIZE);
    byte[] data = new byte[SIZE];
    data[0] = (byte) number;
    packet.data().put(data);
    packet.pts(number);
    packet.dts(number);
    MediaTime time = new MediaTime(number * FRAME);
    log.append(log.epoch(0), packet, number % 10 == 0, time, time.plus(FRAME));
    av_packet_unref(packet);
  }

  @Test
  void whatIsAppended_isReadBackWhole() {
    try (PacketLog log = log(Duration.ofMinutes(1), 1 << 30, folder)) {
      StreamEvent event =
          new StreamEvent(StreamEvent.Kind.STREAM_LOSS, new MediaTime(7), -1, "Away: ü.", 12_345);
      append(log, 0);
      log.mark(event);
      append(log, 1);
      LogEntry first = log.read(log.oldest());
      assertThat(first).isNotNull();
      first.fill(packet);
      assertThat(packet.size()).isEqualTo(SIZE);
      assertThat(packet.pts()).isZero();
      av_packet_unref(packet);
      LogEntry second = log.read(first.next());
      assertThat(second).isNotNull();
      assertThat(second.isEvent()).isTrue();
      assertThat(second.event()).isEqualTo(event);
      LogEntry third = log.read(second.next());
      assertThat(third).isNotNull();
      third.fill(packet);
      assertThat(packet.pts()).isEqualTo(1);
      assertThat(packet.data().get(0)).isEqualTo((byte) 1);
      assertThat(log.read(third.next())).isNull();
    }
  }

  @Test
  void sizeAndTime_areBounded() throws Exception {
    try (PacketLog bySize = log(Duration.ofHours(1), 100L * SIZE, folder);
        PacketLog byTime = log(Duration.ofSeconds(4), 1L << 30, folder)) {
      PacketLog.Position begin = bySize.oldest();
      for (int i = 0; i < 1000; i++) {
        append(bySize, i);
        append(byTime, i);
      }
      assertThat(bySize.bytes()).isBetween(80L * SIZE, 105L * SIZE);
      assertThat(byTime.span().orElseThrow().seconds()).isBetween(3.0, 5.5);
      assertThat(bySize.evicted(begin)).isTrue();
      LogEntry entry = bySize.read(begin);
      assertThat(entry).isNotNull();
      entry.fill(packet);
      // The oldest place from which pictures can be decoded.
      assertThat(packet.pts() % 10).isZero();
      assertThat(packet.pts()).isGreaterThan(890);
      for (MediaTime time : List.of(MediaTime.ZERO, new MediaTime(955 * FRAME))) {
        assertThat(bySize.keyBefore(time).orElseThrow().time())
            .isEqualTo(
                time.equals(MediaTime.ZERO)
                    ? bySize.span().orElseThrow().start()
                    : new MediaTime(950 * FRAME));
      }
    }
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void folderThatCannotBeWritten_leavesAShortPastInMemoryAndASentence() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    try (PacketLog log = log(Duration.ofHours(1), 1L << 30, file.resolve("x"))) {
      append(log, 0);
      @Nullable LogEntry entry = log.read(log.oldest());
      assertThat(entry).isNotNull();
      assertThat(log.problem()).contains("cannot be kept in").contains("Make room there");
    }
  }
}
