package io.sightglass.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages recordings: the same number gives the same damage. */
final class DamagedCopies {

  private final List<Path> recordings;

  DamagedCopies(List<Path> recordings) {
    this.recordings = List.copyOf(recordings);
  }

  /** Writes copy {@code number} into {@code folder}; its name ends as the original's does. */
  Path write(int number, Path folder) throws IOException {
    Path original = recordings.get(number % recordings.size());
    Random random = new Random(number);
    byte[] bytes = Files.readAllBytes(original);
    int kinds = 1 + random.nextInt(2);
    for (int i = 0; i < kinds; i++) {
      bytes =
          switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> flipped(bytes, random, bytes.length);
            // The head holds what all else hangs on.
            case 2 -> flipped(bytes, random, Math.min(bytes.length, 2048));
            case 3 -> spliced(bytes, random);
            default -> crossed(bytes, random);
          };
    }
    String name = original.getFileName().toString();
    return Files.write(
        folder.resolve("case" + number + name.substring(name.lastIndexOf('.'))), bytes);
  }

  private static byte[] flipped(byte[] bytes, Random random, int within) {
    byte[] copy = bytes.clone();
    int flips = within == 0 ? 0 : 1 << random.nextInt(10);
    for (int i = 0; i < flips; i++) {
      copy[random.nextInt(within)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  /** A stretch is missing, comes twice, or is overwritten. */
  private static byte[] spliced(byte[] bytes, Random random) {
    int a = random.nextInt(bytes.length + 1);
    int b = random.nextInt(bytes.length + 1);
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    copy.write(bytes, 0, a);
    if (random.nextInt(3) == 0) {
      byte[] noise = new byte[Math.abs(b - a)];
      random.nextBytes(noise);
      copy.writeBytes(noise);
    }
    copy.write(bytes, b, bytes.length - b);
    return copy.toByteArray();
  }

  /** Goes on as another recording. */
  private byte[] crossed(byte[] bytes, Random random) throws IOException {
    byte[] other = Files.readAllBytes(recordings.get(random.nextInt(recordings.size())));
    int from = random.nextInt(other.length + 1);
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    copy.write(bytes, 0, random.nextInt(bytes.length + 1));
    copy.write(other, from, other.length - from);
    return copy.toByteArray();
  }
}
