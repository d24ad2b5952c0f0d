package io.sightglass.detectors.clipping;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.SteppedSeries;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;

/** Cuts sound into hops of 10 ms, and says the share of flat tops of the worst channel. */
final class ClippingDetector implements Detector {

  private static final long JUMP_MICROS = 10_000;
  private static final int HOPS_PER_SECOND = 100;

  private final int track;
  private final SteppedSeries flat = new SteppedSeries(ClippingDetectorFactory.FLAT, 0.1);
  private final SteppedSeries full = new SteppedSeries(ClippingDetectorFactory.AT_FULL_SCALE, 0);
  private List<HalfWaves> channels = List.of();
  private List<FlatTops> tops = List.of();
  private int sampleRate;
  private int hopSamples;
  private int filled;
  private MediaTime anchor = MediaTime.ZERO;
  private long samples;

  ClippingDetector(AudioTrack track) {
    this.track = track.index();
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    List<Measurement> out = new ArrayList<>();
    for (AudioBlock block : chunk.audio(track)) {
      add(block, out);
    }
    return out;
  }

  private void add(AudioBlock block, List<Measurement> out) {
    boolean other = channels.size() != block.channels() || block.track().sampleRate() != sampleRate;
    if (other || Math.abs(block.time().since(timeOf(samples))) > JUMP_MICROS) {
      begin(block, out);
    }
    int from = 0;
    while (from < block.length()) {
      int to = Math.min(block.length(), from + hopSamples - filled);
      for (int c = 0; c < block.channels(); c++) {
        channels.get(c).add(block.channel(c), from, to);
      }
      filled += to - from;
      samples += to - from;
      from = to;
      if (filled == hopSamples) {
        endHop(out);
      }
    }
  }

  private void endHop(List<Measurement> out) {
    MediaTime time = timeOf(samples - filled);
    int longest = 0;
    for (int c = 0; c < channels.size(); c++) {
      HalfWaves waves = channels.get(c);
      longest = Math.max(longest, waves.longestAtFullScale());
      tops.get(c).add(time, waves);
      waves.endHop();
    }
    full.add(time, hopMicros(), longest, out);
    filled = 0;
    say(out);
  }

  // All channels are equally far behind.
  private void say(List<Measurement> out) {
    while (!tops.isEmpty() && tops.getLast().hasNext()) {
      MediaTime time = tops.getFirst().nextTime();
      double worst = 0;
      for (FlatTops channel : tops) {
        worst = Math.max(worst, channel.next());
      }
      flat.add(time, hopMicros(), 100 * worst, out);
    }
  }

  private long hopMicros() {
    return Math.round(hopSamples * 1e6 / sampleRate);
  }

  private void begin(AudioBlock block, List<Measurement> out) {
    end(out);
    sampleRate = block.track().sampleRate();
    hopSamples = Math.max(1, Math.round(sampleRate / (float) HOPS_PER_SECOND));
    channels = new ArrayList<>();
    tops = new ArrayList<>();
    for (int c = 0; c < block.channels(); c++) {
      channels.add(new HalfWaves());
      tops.add(new FlatTops(hopSamples));
    }
    anchor = block.time();
    samples = 0;
    filled = 0;
  }

  private void end(List<Measurement> out) {
    tops.forEach(FlatTops::finish);
    say(out);
  }

  private MediaTime timeOf(long sample) {
    return sampleRate == 0 ? anchor : anchor.plus(Math.round(sample * 1e6 / sampleRate));
  }

  @Override
  public List<Measurement> flush() {
    List<Measurement> out = new ArrayList<>();
    end(out);
    flat.finish(out);
    full.finish(out);
    return out;
  }
}
