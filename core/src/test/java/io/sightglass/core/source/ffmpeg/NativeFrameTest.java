package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.media.MediaUnit;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.MediaSource;
import io.sightglass.core.source.TestClips;
import io.sightglass.core.source.Units;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFrameTest {

  @TempDir Path folder;
  private Path clip;
  private MediaSource source;

  @BeforeEach
  void open() throws Exception {
    clip = TestClips.make(folder, "clip.mp4", "25", 4, "-c:v", "libopenh264", "-an");
    source = new FfmpegOpener().open(MediaRequest.of(clip.toString()));
  }

  @AfterEach
  void close() {
    source.close();
  }

  private VideoFrame picture() throws Exception {
    if (source.read() instanceof MediaUnit.Picture(VideoFrame frame)) {
      return frame;
    }
    throw new AssertionError("no picture");
  }

  @Test
  void heldPictures_keepTheirPixelsWhileDecodingGoesOn() throws Exception {
    List<Units.Picture> expected = Units.of(clip).pictures();
    assertThat(HeldPictures.read(clip, 50)).isEqualTo(expected);
  }

  @Test
  void picture_outlivesItsSource() throws Exception {
    try (VideoFrame frame = picture()) {
      long hash = Units.hash(frame);
      source.close();
      assertThat(Units.hash(frame)).isEqualTo(hash);
    }
  }

  @Test
  void closedPicture_throwsInsteadOfReading() throws Exception {
    VideoFrame frame = picture();
    MemorySegment luma = frame.plane(0);
    MemorySegment row = luma.asSlice(0, frame.width());
    frame.close();
    frame.close();
    assertThatThrownBy(() -> luma.get(ValueLayout.JAVA_BYTE, 0))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> row.toArray(ValueLayout.JAVA_BYTE))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> frame.plane(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("picture 0 is closed");
    assertThatThrownBy(frame::retain).isInstanceOf(IllegalStateException.class);
    try (BgraScaler scaler = new BgraScaler();
        Arena arena = Arena.ofConfined()) {
      MemorySegment target = arena.allocate(320 * 4 * 180);
      assertThatThrownBy(() -> scaler.toBgra(frame, target, 320, 180, 320 * 4))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(frame.number()).isZero();
  }

  @Test
  void planes_areReadOnly() throws Exception {
    try (VideoFrame frame = picture()) {
      assertThat(frame.plane(0).isReadOnly()).isTrue();
      assertThat(frame.plane(0).byteSize())
          .isEqualTo((long) frame.stride(0) * (frame.height() - 1) + frame.width());
    }
  }

  @Test
  void retained_livesOnAfterTheFirstHandleIsClosed() throws Exception {
    VideoFrame frame = picture();
    long hash = Units.hash(frame);
    VideoFrame other = frame.retain();
    frame.close();
    assertThat(Units.hash(other)).isEqualTo(hash);
    other.close();
    assertThatThrownBy(() -> other.plane(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void retainAndCloseAtOnce_yieldAHandleOrAnException() throws Exception {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      for (int i = 0; i < 90; i++) {
        VideoFrame frame = picture();
        long hash = Units.hash(frame);
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Long> retained =
            other.submit(() -> {
              start.await();
              try (VideoFrame mine = frame.retain()) {
                return Units.hash(mine);
              } catch (IllegalStateException e) {
                return hash;
              }
            });
        start.await();
        frame.close();
        assertThat(retained.get()).isEqualTo(hash);
      }
    }
  }

  @Test
  void manySourcesAtOnce_allDecodeAndCanBeInterrupted() throws Exception {
    List<Units.Picture> expected = Units.of(clip).pictures();
    List<MediaSource> open = new ArrayList<>();
    try {
      for (int i = 0; i < 24; i++) {
        open.add(new FfmpegOpener().open(MediaRequest.of(clip.toString())));
      }
      for (MediaSource one : open) {
        assertThat(Units.rest(one).pictures()).isEqualTo(expected);
      }
    } finally {
      open.forEach(MediaSource::close);
    }
  }
}
