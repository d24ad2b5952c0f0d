package io.sightglass.core.source.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BandwidthBucketTest {

  /** 100 kbit/s, of which two seconds are buffered. */
  private final BandwidthBucket bucket = new BandwidthBucket(100_000, 2);

  @Test
  void segmentsThatAddUpToTheRate_areNone() {
    for (int i = 0; i < 100; i++) {
      assertThat(bucket.take(i, 1, i % 2 == 0 ? 190_000 : 20_000)).isEmpty();
    }
  }

  @Test
  void excessThatTheBufferHolds_isNone_andTheNextIsTold() {
    assertThat(bucket.take(0, 1, 220_000)).isEmpty();
    assertThat(bucket.take(1, 1, 220_000)).isEmpty();
    assertThat(bucket.take(2, 1, 220_000)).hasValue(new BandwidthBucket.Excess(220_000, 3));
  }

  @Test
  void gap_beginsAnew() {
    assertThat(bucket.take(0, 1, 220_000)).isEmpty();
    assertThat(bucket.take(1, 1, 220_000)).isEmpty();
    assertThat(bucket.take(7, 1, 220_000)).isEmpty();
  }
}
