package io.sightglass.core.feature;

import io.sightglass.core.media.AudioBlock;
import io.sightglass.core.media.AudioTrack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pass over sound, track by track. */
final class SoundPass {

  private final Set<? extends Feature> features;
  private final Map<Integer, TrackPass> tracks = new LinkedHashMap<>();

  SoundPass(Set<? extends Feature> features) {
    this.features = Set.copyOf(features);
  }

  List<AudioFeatures> features(List<AudioBlock> blocks, boolean last) {
    if (!wanted()) {
      return List.of();
    }
    for (AudioBlock block : blocks) {
      track(block).add(block);
    }
    List<AudioFeatures> all = new ArrayList<>();
    for (TrackPass track : tracks.values()) {
      if (last) {
        track.finish();
      }
      if (track.hops() > 0) {
        all.add(track.take());
      }
    }
    return all;
  }

  private boolean wanted() {
    return features.contains(SoundFeature.AUDIO_LEVELS)
        || features.contains(SoundFeature.K_WEIGHTED_ENERGY)
        || features.contains(SoundFeature.TRUE_PEAK);
  }

  private TrackPass track(AudioBlock block) {
    AudioTrack track = block.track();
    return tracks.computeIfAbsent(track.index(), i -> new TrackPass(track, features));
  }
}
