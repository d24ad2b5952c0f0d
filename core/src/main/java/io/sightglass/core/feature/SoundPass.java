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

  private final Set<Feature> features;
  private final Map<Integer, TrackPass> tracks = new LinkedHashMap<>();

  SoundPass(Set<Feature> features) {
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
    return features.contains(Feature.AUDIO_LEVELS)
        || features.contains(Feature.K_WEIGHTED_ENERGY)
        || features.contains(Feature.TRUE_PEAK);
  }

  private TrackPass track(AudioBlock block) {
    AudioTrack track = block.track();
    return tracks.computeIfAbsent(track.index(), i -> new TrackPass(track, features));
  }
}
