package io.sightglass.detectors.silence;

import io.sightglass.core.detect.Decibels;
import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.StayingLevel;
import io.sightglass.core.detect.SteppedSeries;
import io.sightglass.core.feature.AudioFeatures;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long and how deep sound falls silent. The root of the mean square, not the peak,
 * because the peaks of a faint noise floor stand 10 dB and more above it, while a click in a
 * silence still lifts the mean square. A short pause has to be deeper than a long one: speech
 * pauses reach down to a room's noise, and seldom last a second.
 */
final class SilenceDetector implements Detector {

  private static final StayingLevel.Tier LONG = new StayingLevel.Tier(100, 0);
  private static final StayingLevel.Tier SHORT = new StayingLevel.Tier(40, 12);
  private static final double TOLERANCE_DB = 0.1;

  /** A level and where it is said. */
  private static final class Line {
    private final StayingLevel staying = StayingLevel.under(LONG, SHORT);
    private final SteppedSeries series;
    private long hopMicros;

    Line(String metric) {
      series = new SteppedSeries(metric, TOLERANCE_DB);
    }

    void add(MediaTime time, long micros, double level, List<Measurement> out) {
      hopMicros = micros;
      staying.add(time, level, (at, value) -> series.add(at, micros, value, out));
    }

    void finish(List<Measurement> out) {
      staying.finish((at, value) -> series.add(at, hopMicros, value, out));
      series.finish(out);
    }
  }

  private final Line loudest = new Line(SilenceDetectorFactory.LEVEL);
  private final SteppedSeries zero = new SteppedSeries(SilenceDetectorFactory.DIGITAL_ZERO, 0);
  private final List<Line> channels = new ArrayList<>();

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (AudioFeatures sound : features.audio()) {
      for (int hop = 0; hop < sound.hops(); hop++) {
        add(sound, hop, out);
      }
    }
    return out;
  }

  private void add(AudioFeatures sound, int hop, List<Measurement> out) {
    MediaTime time = sound.times()[hop];
    long micros = sound.hopMicros();
    int count = sound.track().channels().size();
    double highest = 0;
    for (int c = 0; c < count; c++) {
      double power = sound.alternating(c, hop);
      highest = Math.max(highest, power);
      if (count > 1 && c < SilenceDetectorFactory.CHANNELS) {
        channel(c).add(time, micros, Decibels.ofPower(power), out);
      }
    }
    loudest.add(time, micros, Decibels.ofPower(highest), out);
    zero.add(time, micros, allZero(sound, hop, count) ? 1 : 0, out);
  }

  private Line channel(int channel) {
    while (channels.size() <= channel) {
      channels.add(new Line(SilenceDetectorFactory.channelLevel(channels.size())));
    }
    return channels.get(channel);
  }

  private static boolean allZero(AudioFeatures sound, int hop, int count) {
    float @Nullable [][] peak = sound.peak();
    for (int c = 0; peak != null && c < count; c++) {
      if (peak[c][hop] != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Measurement> flush() {
    List<Measurement> out = new ArrayList<>();
    loudest.finish(out);
    zero.finish(out);
    channels.forEach(channel -> channel.finish(out));
    return out;
  }
}
