package io.sightglass.core.pipeline;

import io.sightglass.core.detect.Detector;
import io.sightglass.core.detect.DetectorFactory;
import io.sightglass.core.detect.DetectorInfo;
import io.sightglass.core.detect.DetectorSettings;
import io.sightglass.core.detect.Measurement;
import io.sightglass.core.detect.MetricInfo;
import io.sightglass.core.feature.ChunkFeatures;
import io.sightglass.core.media.Chunk;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoFrame;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Measures each picture's first sample as {@code ID-luma}, and checks how it is called. */
final class TestDetector implements DetectorFactory {

  final List<Long> chunks = Collections.synchronizedList(new ArrayList<>());
  volatile boolean flushed;
  volatile boolean calledTwiceAtOnce;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final DetectorInfo info;
  private final Consumer<Chunk> before;

  TestDetector(String id) {
    this(id, false, chunk -> {});
  }

  TestDetector(String id, boolean needsAudio, Consumer<Chunk> before) {
    this.before = before;
    this.info =
        new DetectorInfo(
            id,
            id,
            "",
            "1.0",
            !needsAudio,
            needsAudio,
            Set.of(),
            List.of(new MetricInfo(id + "-luma", "", "", 0, 255)),
            Map.of());
  }

  @Override
  public DetectorInfo info() {
    return info;
  }

  @Override
  public Detector create(DetectorSettings settings, StreamInfo stream) {
    return new Detector() {
      @Override
      public List<Measurement> analyze(Chunk chunk, ChunkFeatures features) {
        calledTwiceAtOnce |= !busy.compareAndSet(false, true);
        chunks.add(chunk.index());
        before.accept(chunk);
        List<Measurement> found = new ArrayList<>();
        for (VideoFrame frame : chunk.frames()) {
          double luma = frame.plane(0).get(ValueLayout.JAVA_BYTE, 0) & 0xff;
          found.add(
              new Measurement(info.id() + "-luma", frame.time(), frame.durationMicros(), luma));
        }
        busy.set(false);
        return found;
      }

      @Override
      public List<Measurement> flush() {
        flushed = true;
        return List.of();
      }
    };
  }
}
