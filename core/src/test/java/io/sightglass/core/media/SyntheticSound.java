package io.sightglass.core.media;

import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;

/** Sound made by a test: a programme of passages, cut into blocks as a decoder's. */
public final class SyntheticSound {

  /** The value of sample {@code n} (from the programme's start) of channel {@code c}. */
  @FunctionalInterface
  public interface Wave {
    double at(int c, long n);
  }

  private final AudioTrack track;
  private final List<float[]> channels = new ArrayList<>();
  private int length;

  /**
   * @param names channel names, e.g. {@code FL FR}
   */
  public SyntheticSound(int sampleRate, String... names) {
    this.track = new AudioTrack(1, "pcm", sampleRate, "", List.of(names), "");
    for (int c = 0; c < names.length; c++) {
      channels.add(new float[0]);
    }
  }

  public AudioTrack track() {
    return track;
  }

  /** Adds a passage. */
  public SyntheticSound add(double seconds, Wave wave) {
    int count = (int) Math.round(seconds * track.sampleRate());
    for (int c = 0; c < channels.size(); c++) {
      float[] longer = java.util.Arrays.copyOf(channels.get(c), length + count);
      for (int i = 0; i < count; i++) {
        longer[length + i] = (float) wave.at(c, length + i);
      }
      channels.set(c, longer);
    }
    length += count;
    return this;
  }

  /** Adds a sine in phase on all channels. */
  public SyntheticSound tone(double seconds, double hertz, double peakDb) {
    double amplitude = Math.pow(10, peakDb / 20);
    long start = length;
    double[] wave = new double[(int) Math.round(seconds * track.sampleRate())];
    for (int i = 0; i < wave.length; i++) {
      wave[i] = amplitude * Math.sin(2 * Math.PI * hertz * (start + i) / track.sampleRate());
    }
    return add(seconds, (c, n) -> wave[(int) (n - start)]);
  }

  public SyntheticSound silence(double seconds) {
    return add(seconds, (c, n) -> 0);
  }

  /** The whole programme in blocks of 1024 samples, from time zero. */
  public List<AudioBlock> blocks() {
    List<AudioBlock> blocks = new ArrayList<>();
    for (int from = 0; from < length; from += 1024) {
      int to = Math.min(length, from + 1024);
      float[][] planes = new float[channels.size()][];
      for (int c = 0; c < planes.length; c++) {
        planes[c] = java.util.Arrays.copyOfRange(channels.get(c), from, to);
      }
      blocks.add(
          new AudioBlock(
              track, MediaTime.ofTicks(from, 1, track.sampleRate()), from, planes, false));
    }
    return blocks;
  }
}
