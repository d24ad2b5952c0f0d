package io.sightglass.desktop.player;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.player.AudioSink;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's sound output. Where the device does not take all channels it is given stereo. A
 * device that vanishes takes the sound with it, never the picture: no method throws, and none waits
 * longer than {@value #PATIENCE_MILLIS} ms.
 */
public final class LineSink implements AudioSink {

  private static final Logger LOG = LoggerFactory.getLogger(LineSink.class);
  private static final int BYTES = 2;
  private static final int STEREO = 2;
  private static final int FULL_SCALE = 32767;

  /** More than the player is ever ahead, so that a write does not have to wait. */
  private static final double BUFFER_SECONDS = 0.5;

  private static final int PATIENCE_MILLIS = 200;
  private static final int PIECE_MILLIS = 5;

  private @Nullable SourceDataLine line;
  private int lineChannels;
  private volatile long flushedAtMicros;
  private volatile double gain = 1;
  private byte[] bytes = new byte[0];

  /** Sets the loudness of what is written from now on, 0 to 1. Any thread. */
  public void setGain(double linear) {
    gain = Math.clamp(linear, 0, 1);
  }

  @Override
  public boolean open(int sampleRate, int channels) {
    close();
    for (int wanted : channels == STEREO ? new int[] {channels} : new int[] {channels, STEREO}) {
      AudioFormat format = new AudioFormat(sampleRate, 8 * BYTES, wanted, true, false);
      try {
        SourceDataLine opened = AudioSystem.getSourceDataLine(format);
        opened.open(format, (int) (sampleRate * BUFFER_SECONDS) * wanted * BYTES);
        line = opened;
        lineChannels = wanted;
        flushedAtMicros = 0;
        return true;
      } catch (LineUnavailableException | IllegalArgumentException | IllegalStateException e) {
        // The second is what a system without any device throws.
        LOG.info("No sound device for {} channels at {} Hz: {}", wanted, sampleRate, e.toString());
      }
    }
    return false;
  }

  @Override
  public void write(AudioBlock block) {
    SourceDataLine open = line;
    if (open == null) {
      return;
    }
    int length = block.length() * lineChannels * BYTES;
    if (bytes.length < length) {
      bytes = new byte[length];
    }
    encode(block, lineChannels, gain, bytes);
    int offset = 0;
    int waited = 0;
    while (offset < length) {
      int room = Math.min(open.available(), length - offset) / (lineChannels * BYTES);
      if (room > 0) {
        offset += open.write(bytes, offset, room * lineChannels * BYTES);
        waited = 0;
      } else if (!open.isOpen() || waited >= PATIENCE_MILLIS || !pause(PIECE_MILLIS)) {
        return;
      } else {
        waited += PIECE_MILLIS;
      }
    }
  }

  private static boolean pause(int millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Writes the block as interleaved 16 bit, little-endian, in so many channels. */
  static void encode(AudioBlock block, int channels, double gain, byte[] target) {
    float[][] planes = planes(block, channels);
    int at = 0;
    for (int i = 0; i < block.length(); i++) {
      for (float[] plane : planes) {
        int sample = (int) Math.round(Math.clamp(plane[i] * gain, -1, 1) * FULL_SCALE);
        target[at++] = (byte) sample;
        target[at++] = (byte) (sample >> 8);
      }
    }
  }

  private static float[][] planes(AudioBlock block, int channels) {
    float[][] planes = new float[channels][];
    if (block.channels() == channels) {
      Arrays.setAll(planes, block::channel);
    } else if (block.channels() == 1) {
      Arrays.fill(planes, block.channel(0));
    } else {
      for (int side = 0; side < channels; side++) {
        planes[side] = mixed(block, side);
      }
    }
    return planes;
  }

  /**
   * One side of a stereo down-mix: left or right, and what has no side of its own at −3 dB (ITU-R
   * BS.775-4, annex 4), the low-frequency channel left out; scaled so that it can't clip.
   */
  private static float[] mixed(AudioBlock block, int side) {
    float[] mix = new float[block.length()];
    double sum = 0;
    for (int c = 0; c < block.channels(); c++) {
      sum += weight(name(block, c), side);
    }
    for (int c = 0; c < block.channels(); c++) {
      float weight = (float) (weight(name(block, c), side) / Math.max(1, sum));
      float[] channel = block.channel(c);
      for (int i = 0; weight > 0 && i < mix.length; i++) {
        mix[i] += weight * channel[i];
      }
    }
    return mix;
  }

  private static String name(AudioBlock block, int channel) {
    return channel < block.track().channels().size() ? block.track().channels().get(channel) : "";
  }

  private static double weight(String channel, int side) {
    String own = side == 0 ? "L" : "R";
    if (channel.startsWith("LFE")) {
      return 0;
    }
    if (channel.equals("F" + own)) {
      return 1;
    }
    boolean central = !channel.endsWith("L") && !channel.endsWith("R");
    return central || channel.endsWith(own) ? Math.sqrt(0.5) : 0;
  }

  @Override
  public long positionMicros() {
    SourceDataLine open = line;
    return open == null ? 0 : Math.max(0, open.getMicrosecondPosition() - flushedAtMicros);
  }

  @Override
  public void pause() {
    if (line != null) {
      line.stop();
    }
  }

  @Override
  public void resume() {
    if (line != null) {
      line.start();
    }
  }

  @Override
  public void flush() {
    if (line != null) {
      line.flush();
      flushedAtMicros = line.getMicrosecondPosition();
    }
  }

  @Override
  public void close() {
    if (line != null) {
      line.close();
      line = null;
    }
  }
}
