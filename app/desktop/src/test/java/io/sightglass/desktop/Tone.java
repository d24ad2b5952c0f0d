package io.sightglass.desktop;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A recording without pictures: ten seconds of 440 Hz at −20 dBFS. */
final class Tone {

  private static final int RATE = 48_000;
  private static final int SECONDS = 10;

  private Tone() {}

  static void write(Path file) throws IOException {
    byte[] bytes = new byte[RATE * SECONDS * 2];
    for (int i = 0; i < RATE * SECONDS; i++) {
      int sample = (int) Math.round(3277 * Math.sin(2 * Math.PI * 440 * i / RATE));
      bytes[2 * i] = (byte) sample;
      bytes[2 * i + 1] = (byte) (sample >> 8);
    }
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(bytes), format, (long) RATE * SECONDS),
        AudioFileFormat.Type.WAVE,
        file.toFile());
  }
}
