package io.sightglass.core.feature;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one track into hops of 10 ms (of the nearest whole number of samples) and measures each.
 * Times follow the count of samples from the first block's time stamp, so that rounded time stamps
 * do not jitter into the hops; a time stamp more than a hop away from that count sets it anew, and
 * the hop that was begun ends there, short.
 */
final class TrackPass {

  private static final int HOPS_PER_SECOND = 100;

  private final AudioTrack track;
  private final int hopSamples;
  private final List<ChannelPass> channels = new ArrayList<>();
  private final List<MediaTime> times = new ArrayList<>();
  private @Nullable MediaTime anchor;
  private long samplesSinceAnchor;
  private int filled;

  TrackPass(AudioTrack track, Set<? extends Feature> features) {
    this.track = track;
    this.hopSamples = Math.max(1, Math.round(track.sampleRate() / (float) HOPS_PER_SECOND));
    for (int c = 0; c < track.channels().size(); c++) {
      channels.add(new ChannelPass(track.sampleRate(), features));
    }
  }

  void add(AudioBlock block) {
    if (anchor == null || Math.abs(block.time().since(now())) > 1_000_000L / HOPS_PER_SECOND) {
      finish();
      anchor = block.time();
      samplesSinceAnchor = 0;
    }
    int from = 0;
    while (from < block.length()) {
      int count = Math.min(hopSamples - filled, block.length() - from);
      if (filled == 0) {
        times.add(now());
      }
      for (int c = 0; c < channels.size(); c++) {
        // A stream that loses channels on its way is silent in them.
        if (c < block.channels()) {
          channels.get(c).add(block.channel(c), from, count);
        } else {
          channels.get(c).addSilence(count);
        }
      }
      from += count;
      filled += count;
      samplesSinceAnchor += count;
      if (filled == hopSamples) {
        finish();
      }
    }
  }

  /** Ends the hop that was begun, if any. */
  void finish() {
    if (filled > 0) {
      int samples = filled;
      channels.forEach(c -> c.endHop(samples));
      filled = 0;
    }
  }

  /** Complete hops that were not taken yet. */
  int hops() {
    return filled == 0 ? times.size() : times.size() - 1;
  }

  AudioFeatures take() {
    int hops = hops();
    MediaTime[] taken = times.subList(0, hops).toArray(MediaTime[]::new);
    times.subList(0, hops).clear();
    return ChannelPass.collect(track, taken, hopSamples, channels);
  }

  private MediaTime now() {
    if (anchor == null) {
      return MediaTime.ZERO;
    }
    return anchor.plus(Math.round(samplesSinceAnchor * 1e6 / track.sampleRate()));
  }
}
