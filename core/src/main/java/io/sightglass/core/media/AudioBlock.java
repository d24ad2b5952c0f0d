package io.sightglass.core.media;

import io.sightglass.core.time.MediaTime;

/**
 * A run of decoded sound: planar float, full scale ±1, on the Java heap. Immutable: whoever reads
 * {@link #channel} never writes to it. Any thread may read it.
 */
public final class AudioBlock {

  private final AudioTrack track;
  private final MediaTime time;
  private final long firstSample;
  private final float[][] planes;
  private final boolean damaged;

  /**
   * @param track the track it comes from
   * @param time presentation time of its first sample, from the stream's timestamps
   * @param firstSample samples decoded on this track before this block: content time, which shows
   *     lost sound when it is held against {@code time}
   * @param planes one array a channel, all of one length; not copied
   * @param damaged the decoder or the demuxer flagged the sound as corrupt
   */
  public AudioBlock(
      AudioTrack track, MediaTime time, long firstSample, float[][] planes, boolean damaged) {
    this.track = track;
    this.time = time;
    this.firstSample = firstSample;
    this.planes = planes;
    this.damaged = damaged;
  }

  public AudioTrack track() {
    return track;
  }

  public MediaTime time() {
    return time;
  }

  /** The instant after its last sample. */
  public MediaTime end() {
    return time.plus(length() * 1_000_000L / track.sampleRate());
  }

  public long firstSample() {
    return firstSample;
  }

  public boolean damaged() {
    return damaged;
  }

  /** Samples a channel. */
  public int length() {
    return planes.length == 0 ? 0 : planes[0].length;
  }

  public int channels() {
    return planes.length;
  }

  /** The samples of one channel: read, never written. */
  public float[] channel(int channel) {
    return planes[channel];
  }
}
