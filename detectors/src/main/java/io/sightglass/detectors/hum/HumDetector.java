package io.sightglass.detectors.hum;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;

/** Looks for the harmonics of the mains, channel by channel; says the worst about once a second. */
final class HumDetector implements Detector {

  private static final long JUMP_MICROS = 10_000;

  private final int track;
  private final MainsLines lines = new MainsLines();
  private List<LowBand> bands = List.of();
  private int sampleRate;
  private MediaTime expected = MediaTime.ZERO;

  HumDetector(AudioTrack track) {
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
    boolean other = bands.size() != block.channels() || sampleRate != block.track().sampleRate();
    if (other || Math.abs(block.time().since(expected)) > JUMP_MICROS) {
      sampleRate = block.track().sampleRate();
      bands = new ArrayList<>();
      for (int c = 0; c < block.channels(); c++) {
        bands.add(new LowBand(sampleRate));
      }
    }
    expected = block.end();
    double worst = -1;
    for (int c = 0; c < block.channels(); c++) {
      LowBand band = bands.get(c);
      band.add(block.channel(c));
      if (band.full()) {
        worst = Math.max(worst, lines.prominence(band));
        band.forgetHalf();
      }
    }
    if (worst >= 0) {
      // A value stands in the middle of what it was taken from.
      long half = Math.round(LowBand.SAMPLES / 2 * 1e6 / bands.getFirst().rate());
      out.add(
          new Measurement(
              HumDetectorFactory.HUM, block.end().plus(-2 * half).plus(half / 2), half, worst));
    }
  }
}
