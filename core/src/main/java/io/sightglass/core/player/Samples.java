package io.sightglass.core.player;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.time.MediaTime;
import java.util.Arrays;

/** Cuts and pads runs of sound. */
final class Samples {

  private Samples() {}

  /** The part of {@code block} from {@code time} on; empty where it ends before. */
  static AudioBlock from(AudioBlock block, MediaTime time) {
    long skip = samples(block, time.since(block.time()));
    if (skip <= 0) {
      return block;
    }
    int first = (int) Math.min(skip, block.length());
    float[][] planes = new float[block.channels()][];
    for (int c = 0; c < planes.length; c++) {
      planes[c] = Arrays.copyOfRange(block.channel(c), first, block.length());
    }
    return new AudioBlock(
        block.track(), time, block.firstSample() + first, planes, block.damaged());
  }

  /**
   * {@code length} microseconds of silence in the format of {@code block}, from {@code time} on.
   */
  static AudioBlock silence(AudioBlock block, MediaTime time, long length) {
    int samples = (int) Math.max(1, samples(block, length));
    return new AudioBlock(
        block.track(), time, block.firstSample(), new float[block.channels()][samples], false);
  }

  private static long samples(AudioBlock block, long micros) {
    return micros * block.track().sampleRate() / 1_000_000;
  }
}
