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
  private final PeakKernel kernel;
  private final Map<Integer, TrackPass> tracks = new LinkedHashMap<>();
  private final List<AudioFeatures> before = new ArrayList<>();

  SoundPass(Set<? extends Feature> features) {
    this(features, PeakKernel.fastest());
  }

  SoundPass(Set<? extends Feature> features, PeakKernel kernel) {
    this.features = Set.copyOf(features);
    this.kernel = kernel;
  }

  List<AudioFeatures> features(List<AudioBlock> blocks, boolean last) {
    if (!wanted()) {
      return List.of();
    }
    for (AudioBlock block : blocks) {
      track(block).add(block);
    }
    List<AudioFeatures> all = new ArrayList<>(before);
    before.clear();
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
        || features.contains(SoundFeature.STEREO_PRODUCT)
        || features.contains(SoundFeature.K_WEIGHTED_ENERGY)
        || features.contains(SoundFeature.TRUE_PEAK);
  }

  private TrackPass track(AudioBlock block) {
    AudioTrack track = block.track();
    TrackPass pass =
        tracks.computeIfAbsent(track.index(), i -> new TrackPass(track, features, kernel));
    return pass.suits(track) ? pass : renew(pass, track);
  }

  // The track's rate or layout has changed on its way: what was measured of the old one is kept.
  private TrackPass renew(TrackPass old, AudioTrack track) {
    old.finish();
    if (old.hops() > 0) {
      before.add(old.take());
    }
    TrackPass fresh = new TrackPass(track, features, kernel);
    tracks.put(track.index(), fresh);
    return fresh;
  }
}
