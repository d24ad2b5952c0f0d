package io.sightglass.core.player;

import io.sightglass.core.media.AudioBlock;
import java.util.Set;

/**
 * How the channels of the sound are listened to. What is analysed and metered stays as it is.
 *
 * @param gainDecibels added to all channels
 * @param muted channels, from 0, that are not heard
 * @param solo channels that alone are heard; where there is none, all that are not muted
 */
public record SoundMix(double gainDecibels, Set<Integer> muted, Set<Integer> solo) {

  /** All channels as they are. */
  public static final SoundMix PLAIN = new SoundMix(0, Set.of(), Set.of());

  public SoundMix {
    if (!(gainDecibels <= 40)) {
      throw new IllegalArgumentException("gain of " + gainDecibels + " dB");
    }
    muted = Set.copyOf(muted);
    solo = Set.copyOf(solo);
  }

  /** Whether channel {@code c} is heard: a mute wins over a solo. */
  public boolean hears(int c) {
    return !muted.contains(c) && (solo.isEmpty() || solo.contains(c));
  }

  /** The block as it is heard. */
  AudioBlock apply(AudioBlock block) {
    if (equals(PLAIN)) {
      return block;
    }
    float factor = (float) Math.pow(10, gainDecibels / 20);
    float[][] planes = new float[block.channels()][];
    for (int c = 0; c < planes.length; c++) {
      planes[c] = hears(c) ? scaled(block.channel(c), factor) : new float[block.length()];
    }
    return new AudioBlock(
        block.track(), block.time(), block.firstSample(), planes, block.damaged());
  }

  private static float[] scaled(float[] samples, float factor) {
    float[] scaled = new float[samples.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = samples[i] * factor;
    }
    return scaled;
  }
}
