package io.sightglass.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightglass.core.media.ContentFingerprint;
import io.sightglass.core.time.MediaTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameIndexTest {

  private static final ContentFingerprint RECORDING = new ContentFingerprint(7, "ab".repeat(32));

  @TempDir Path folder;

  /** I0 P3 B1 B2, again and again; pictures of 40 ms. */
  private static void feed(FrameIndexBuilder builder, int groups) {
    int[] order = {0, 3, 1, 2};
    char[] types = {'I', 'P', 'B', 'B'};
    for (int g = 0; g < groups; g++) {
      for (int i = 0; i < 4; i++) {
        long micros = (4L * g + order[i]) * 40_000;
        if (i == 0) {
          builder.entry(new FrameIndex.Entry(micros, micros / 40, 1000L * g, 0));
        }
        builder.picture(micros, i == 0, types[i], 1000L * g + i);
      }
    }
  }

  @Test
  void packetsInDecodingOrder_areNumberedAsShown() {
    FrameIndexBuilder builder = new FrameIndexBuilder(40_000);
    feed(builder, 50);
    FrameIndex index = builder.complete();
    assertThat(index.size()).isEqualTo(200);
    assertThat(index.complete()).isTrue();
    assertThat(index.time(5).micros()).isEqualTo(200_000);
    assertThat(index.type(5)).isEqualTo('B');
    assertThat(index.type(7)).isEqualTo('P');
    assertThat(index.key(8)).isTrue();
    assertThat(index.key(9)).isFalse();
    assertThat(index.position(7)).isEqualTo(1001);
    assertThat(index.entry(index.entryFor(7)).position()).isEqualTo(1000);
    assertThat(index.entry(index.entryFor(8)).position()).isEqualTo(2000);
  }

  @Test
  void time_leadsToThePictureOnScreen() {
    FrameIndexBuilder builder = new FrameIndexBuilder(40_000);
    feed(builder, 2);
    FrameIndex index = builder.complete();
    assertThat(index.frameAt(new MediaTime(-5))).isZero();
    assertThat(index.frameAt(new MediaTime(39_999))).isZero();
    assertThat(index.frameAt(new MediaTime(40_000))).isEqualTo(1);
    assertThat(index.frameAt(new MediaTime(9_000_000))).isEqualTo(7);
    assertThat(index.numberOf(new MediaTime(40_001))).isEqualTo(1);
    assertThat(index.numberOf(new MediaTime(60_000))).isEqualTo(-1);
  }

  @Test
  void snapshotWhileItGrows_holdsOnlyWhatIsSettled_andStaysAsItWas() {
    FrameIndexBuilder builder = new FrameIndexBuilder(40_000);
    feed(builder, 50);
    FrameIndex early = builder.growing();
    assertThat(early.complete()).isFalse();
    assertThat(early.size()).isBetween(100, 199);
    assertThat(early.covers(new MediaTime(40_000))).isTrue();
    assertThat(early.covers(new MediaTime(199L * 40_000))).isFalse();
    // A picture out of all order, long after its place was told.
    builder.picture(20_000, false, 'B', 5);
    assertThat(early.time(1).micros()).isEqualTo(40_000);
    assertThat(builder.complete().time(1).micros()).isEqualTo(20_000);
  }

  @Test
  void picturesOfOneTime_areToldApart() {
    FrameIndexBuilder builder = new FrameIndexBuilder(40_000);
    builder.picture(0, true, 'I', 0);
    builder.picture(0, false, 'P', 1);
    FrameIndex index = builder.complete();
    assertThat(index.time(1).micros()).isEqualTo(20_000);
    assertThat(index.position(1)).isEqualTo(1);
  }

  @Test
  void damage_holdsBackWhatIsNotCertain_untilADecodeConfirmsIt() {
    FrameIndexBuilder builder = new FrameIndexBuilder(40_000);
    feed(builder, 50);
    builder.damage();
    feed(builder, 1);
    assertThat(builder.growing().size()).isEqualTo(136);
    FrameIndex index = builder.confirmed(new long[] {0, 40_000, 160_000, 170_000});
    assertThat(index.size()).isEqualTo(4);
    assertThat(index.damaged()).isTrue();
    assertThat(index.key(2)).isTrue();
    assertThat(index.type(3)).isEqualTo('?');
  }

  @Test
  void cache_givesBackWhatWasStored() {
    FrameIndexCache cache = new FrameIndexCache(folder.resolve("new"));
    assertThat(cache.load(RECORDING, 0)).isEmpty();
    FrameIndexBuilder builder = new FrameIndexBuilder(40_000);
    feed(builder, 5);
    FrameIndex index = builder.complete();
    cache.store(RECORDING, 0, index);
    FrameIndex back = cache.load(RECORDING, 0).orElseThrow();
    assertThat(back)
        .usingRecursiveComparison()
        .ignoringFields("columns", "entries")
        .isEqualTo(index);
    assertThat(back.complete()).isTrue();
    for (int i = 0; i < index.size(); i++) {
      assertThat(back.time(i)).isEqualTo(index.time(i));
      assertThat(back.type(i)).isEqualTo(index.type(i));
      assertThat(back.key(i)).isEqualTo(index.key(i));
      assertThat(back.position(i)).isEqualTo(index.position(i));
      assertThat(back.entryFor(i)).isEqualTo(index.entryFor(i));
    }
    assertThat(back.entry(2)).isEqualTo(index.entry(2));
    assertThat(cache.load(RECORDING, 1)).isEmpty();
  }

  @Test
  void brokenCacheFile_isAsIfItWereNotThere() throws Exception {
    FrameIndexCache cache = new FrameIndexCache(folder);
    FrameIndexBuilder builder = new FrameIndexBuilder(40_000);
    feed(builder, 5);
    cache.store(RECORDING, 0, builder.complete());
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 3, 20, bytes.length / 2, bytes.length - 9}) {
      Files.write(file, java.util.Arrays.copyOf(bytes, length));
      assertThat(cache.load(RECORDING, 0)).as("%d bytes", length).isEmpty();
    }
  }
}
