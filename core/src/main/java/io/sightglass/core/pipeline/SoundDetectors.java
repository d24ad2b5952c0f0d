package io.sightglass.core.pipeline;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.StreamInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A detector of sound on every audio track that is decoded, one instance a track, so that a
 * detector itself knows of one only. The selected track's metrics keep their names; those of others
 * are told apart by {@link MetricInfo#nameOnTrack}.
 */
final class SoundDetectors implements Detector {

  private record OnTrack(AudioTrack track, boolean selected, Detector detector) {

    String name(String metric) {
      return selected ? metric : MetricInfo.nameOnTrack(metric, track.index());
    }
  }

  private final List<OnTrack> tracks = new ArrayList<>();

  private SoundDetectors() {}

  /** The detector of {@code factory} on all decoded tracks of {@code stream}. */
  static DetectorPlan.Planned plan(
      DetectorFactory factory, DetectorSettings settings, StreamInfo stream) {
    SoundDetectors detectors = new SoundDetectors();
    List<MetricInfo> metrics = new ArrayList<>();
    for (AudioTrack track : stream.decodedAudio()) {
      boolean selected = stream.selectedAudio().filter(track::equals).isPresent();
      StreamInfo narrowed = stream.withDecodedAudio(List.of(track));
      detectors.tracks.add(new OnTrack(track, selected, factory.create(settings, narrowed)));
      factory.info().metrics().stream()
          .map(metric -> selected ? metric : metric.onTrack(track))
          .forEach(metrics::add);
    }
    return new DetectorPlan.Planned(factory.info().withMetrics(metrics), detectors);
  }

  static boolean suits(DetectorInfo info) {
    return info.needsAudio() && !info.needsVideo();
  }

  @Override
  public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
    if (tracks.size() == 1) {
      return tracks.getFirst().detector().analyze(chunk, features);
    }
    return measured(on ->
        on.detector()
            .analyze(
                chunk,
                new ChunkFeatures(
                    features.frames(),
                    features.audio().stream()
                        .filter(sound -> sound.track().index() == on.track().index())
                        .toList())));
  }

  @Override
  public List<Measurement> flush() {
    return measured(on -> on.detector().flush());
  }

  private List<Measurement> measured(Function<OnTrack, List<Measurement>> measure) {
    return tracks.stream().flatMap(on -> renamed(on, measure.apply(on))).toList();
  }

  private static Stream<Measurement> renamed(OnTrack on, List<Measurement> found) {
    return on.selected()
        ? found.stream()
        : found.stream()
            .map(
                m -> new Measurement(on.name(m.metric()), m.time(), m.durationMicros(), m.value()));
  }
}
