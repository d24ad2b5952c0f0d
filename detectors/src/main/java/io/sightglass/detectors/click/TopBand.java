package io.sightglass.detectors.click;

import java.util.Arrays;

/** One channel on its way through the kernel; what is left of a bin waits for the next block. */
final class TopBand {

  private final TopBandKernel kernel;
  private final int binSamples;
  private float[] samples;
  private int length;
  private float[] energies = {};
  private float[] peaks = {};

  TopBand(TopBandKernel kernel, int binSamples) {
    this.kernel = kernel;
    this.binSamples = binSamples;
    samples = new float[TopBandKernel.HISTORY];
    // Before the first sample there is silence, so that the first bin begins with it.
    length = TopBandKernel.REACH;
  }

  /** Adds a block, and returns how many bins are whole by it. */
  int add(float[] block) {
    if (samples.length < length + block.length) {
      samples = Arrays.copyOf(samples, length + block.length);
    }
    System.arraycopy(block, 0, samples, length, block.length);
    length += block.length;
    int bins = Math.max(0, length - TopBandKernel.HISTORY) / binSamples;
    if (energies.length < bins) {
      energies = new float[bins];
      peaks = new float[bins];
    }
    kernel.measure(samples, binSamples, bins, energies, peaks);
    int done = bins * binSamples;
    System.arraycopy(samples, done, samples, 0, length - done);
    length -= done;
    return bins;
  }

  /** Mean square of the upper half of the spectrum in a bin of the last block. */
  double energy(int bin) {
    return (double) energies[bin] / binSamples;
  }

  float peak(int bin) {
    return peaks[bin];
  }
}
