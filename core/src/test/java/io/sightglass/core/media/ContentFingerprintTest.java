package io.sightglass.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentFingerprintTest {

  private static final int BLOCK = ContentFingerprint.BLOCK_BYTES;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3 * BLOCK, 3 * BLOCK + 1, 10 * BLOCK})
  void copyElsewhere_hasTheSame(int length) throws Exception {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    ContentFingerprint first = of("a.mp4", bytes);
    assertThat(of("b.bin", bytes)).isEqualTo(first);
    assertThat(ContentFingerprint.parse(first.toString())).isEqualTo(first);
  }

  @Test
  void emptyFile_isItsPlainHash() throws Exception {
    assertThat(of("empty", new byte[0]).sha256())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, BLOCK - 1, 5 * BLOCK, 10 * BLOCK - 1})
  void changeInABlock_changesIt(int at) throws Exception {
    byte[] bytes = new byte[10 * BLOCK];
    ContentFingerprint before = of("a", bytes);
    bytes[at] = 1;
    assertThat(of("a", bytes)).isNotEqualTo(before);
  }

  @Test
  void grownFile_hasAnother() throws Exception {
    assertThat(of("a", new byte[10 * BLOCK])).isNotEqualTo(of("a", new byte[10 * BLOCK + 1]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "12", "12-abc", "-1-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934c"})
  void otherText_isRefused(String text) {
    assertThatThrownBy(() -> ContentFingerprint.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ContentFingerprint of(String name, byte[] bytes) throws Exception {
    return ContentFingerprint.of(Files.write(folder.resolve(name), bytes));
  }
}
