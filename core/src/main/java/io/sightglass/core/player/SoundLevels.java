package io.sightglass.core.player;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Levels of the sound that is heard now, before gain, mute and solo.
 *
 * @param time programme time of the stretch that was measured, some hundredths of a second
 * @param channels one level a channel
 */
public record SoundLevels(MediaTime time, List<Level> channels) {

  /**
   * A channel's level.
   *
   * @param peak highest sample, full scale being 1
   * @param rms root mean square; a sine of full scale has 0.707
   */
  public record Level(double peak, double rms) {

    /** The peak in dBFS; negative infinity where there is no sound. */
    public double peakDecibels() {
      return 20 * Math.log10(peak);
    }

    /** The root mean square in dBFS. */
    public double rmsDecibels() {
      return 20 * Math.log10(rms);
    }
  }

  public SoundLevels {
    channels = List.copyOf(channels);
  }

  static SoundLevels of(AudioBlock block) {
    List<Level> levels = new ArrayList<>();
    for (int c = 0; c < block.channels(); c++) {
      float peak = 0;
      double squares = 0;
      for (float sample : block.channel(c)) {
        peak = Math.max(peak, Math.abs(sample));
        squares += sample * sample;
      }
      levels.add(new Level(peak, Math.sqrt(squares / Math.max(1, block.length()))));
    }
    return new SoundLevels(block.time(), levels);
  }
}
