package io.sightglass.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightglass.core.time.TimeRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkTest {

  private static Chunk empty() {
    return new Chunk(7, TimeRange.ofSeconds(7, 8), List.of(), List.of(), List.of());
  }

  @Test
  void frames_afterTheLastClose_throw() {
    Chunk chunk = empty();
    chunk.close();
    assertThatThrownBy(chunk::frames)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("chunk 7 is closed");
  }

  @Test
  void retain_keepsItOpenForASecondUser() {
    Chunk chunk = empty();
    chunk.retain();
    chunk.close();
    assertThat(chunk.frames()).isEmpty();
    chunk.close();
    assertThatThrownBy(chunk::retain).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void close_onceTooOften_throws() {
    Chunk chunk = empty();
    chunk.close();
    assertThatThrownBy(chunk::close).isInstanceOf(IllegalStateException.class);
  }
}
