package io.sightglass.desktop.scope;

import io.sightglass.core.media.VideoFrame;

/**
 * How often which value occurs in a picture. Immutable once made.
 *
 * @param waveform luma codes by column of the picture: {@code [column × 256 + code]}
 * @param vectors colour differences: {@code [Cr × 256 + Cb]}; none where there is no colour
 * @param histogram luma codes
 */
@SuppressWarnings("ArrayRecordComponent") // Drawn once and thrown away; not to be written to.
record Scopes(int[] waveform, int[] vectors, int[] histogram) {

  static final int CODES = 256;
  static final int COLUMNS = 320;

  /** Enough that no clipped region of a picture stays unseen, little enough for each picture. */
  private static final int MOST_SAMPLES = 260_000;

  /** Looks at an open picture. */
  static Scopes of(VideoFrame frame) {
    int[] waveform = new int[COLUMNS * CODES];
    int[] histogram = new int[CODES];
    SamplePlane luma = new SamplePlane(frame, 0);
    int step = luma.step(MOST_SAMPLES);
    for (int y = 0; y < luma.height(); y += step) {
      for (int x = 0; x < luma.width(); x += step) {
        int code = luma.code(x, y);
        histogram[code]++;
        waveform[(int) ((long) x * COLUMNS / luma.width()) * CODES + code]++;
      }
    }
    return new Scopes(waveform, vectors(frame), histogram);
  }

  private static int[] vectors(VideoFrame frame) {
    int[] vectors = new int[CODES * CODES];
    if (frame.format().planes() < 3 || frame.format().rgb()) {
      return vectors;
    }
    SamplePlane blue = new SamplePlane(frame, 1);
    SamplePlane red = new SamplePlane(frame, 2);
    int step = blue.step(MOST_SAMPLES);
    for (int y = 0; y < blue.height(); y += step) {
      for (int x = 0; x < blue.width(); x += step) {
        vectors[red.code(x, y) * CODES + blue.code(x, y)]++;
      }
    }
    return vectors;
  }
}
