package io.sightglass.core.feature;

import io.sightglass.core.media.VideoFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pass over pictures: runs the computers of all features that are wanted, one after the other,
 * while a picture's rows are in cache. Keeps a handle of its own on the previous picture.
 */
final class PicturePass implements AutoCloseable {

  private final List<Slot<?>> slots = new ArrayList<>();
  private @Nullable VideoFrame previous;

  PicturePass(Set<? extends Feature> features, PlaneKernel kernel) {
    PassPlan plan = new PassPlan(features, kernel);
    plan.order().forEach(feature -> slots.add(new Slot<>(feature, plan)));
  }

  FrameFeatures features(VideoFrame frame) {
    Input input = new Input(frame, previous);
    slots.forEach(slot -> slot.compute(input));
    FrameFeatures features = FrameFeatures.of(frame, input.values);
    if (!slots.isEmpty()) {
      forget();
      previous = frame.retain();
    }
    return features;
  }

  private void forget() {
    if (previous != null) {
      previous.close();
      previous = null;
    }
  }

  @Override
  public void close() {
    slots.forEach(slot -> slot.computer.close());
    forget();
  }

  /** One feature at work. */
  private static final class Slot<T> {

    private final PictureFeature<T> feature;
    private final PictureComputer<T> computer;
    private long lastSlot = Long.MIN_VALUE;

    Slot(PictureFeature<T> feature, PassPlan plan) {
      this.feature = feature;
      this.computer = feature.computer(plan);
    }

    void compute(Input input) {
      if (due(input.frame.time().micros())) {
        T value = computer.compute(input);
        if (value != null) {
          input.values.put(feature, value);
        }
      }
    }

    private boolean due(long micros) {
      if (feature.gate().everyPicture()) {
        return true;
      }
      long slot = feature.gate().slot(micros);
      boolean due = slot != lastSlot;
      lastSlot = slot;
      return due;
    }
  }

  private static final class Input implements PictureInput {

    private final VideoFrame frame;
    private final @Nullable VideoFrame previous;
    private final Map<PictureFeature<?>, Object> values = new HashMap<>();

    Input(VideoFrame frame, @Nullable VideoFrame previous) {
      this.frame = frame;
      this.previous = previous != null && comparable(previous, frame) ? previous : null;
    }

    private static boolean comparable(VideoFrame a, VideoFrame b) {
      return a.width() == b.width() && a.height() == b.height() && a.format().equals(b.format());
    }

    @Override
    public VideoFrame frame() {
      return frame;
    }

    @Override
    public @Nullable VideoFrame previous() {
      return previous;
    }

    @Override
    @SuppressWarnings("unchecked") // Slots put values of their feature's type.
    public <T> @Nullable T get(PictureFeature<T> feature) {
      return (T) values.get(feature);
    }
  }
}
