package io.sightglass.core.review;

import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.ExactFrames;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.timeline.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the pictures of defects out of a recording. One thread at a time. */
public final class LookReader implements AutoCloseable {

  private final ExactFrames frames;

  /** Opens; blocks. */
  public LookReader(MediaOpener opener, MediaRequest request) throws MediaException {
    this.frames = new ExactFrames(opener, request);
  }

  /** What a defect looks like. */
  public Optional<Look> look(Defect defect) throws MediaException {
    long first = Math.max(0, defect.firstFrame());
    long last = Math.max(first, defect.endFrame() - 1);
    // In this order it is decoded once.
    Optional<PerceptualHash> before = first == 0 ? Optional.empty() : hash(first - 1);
    List<PerceptualHash> within = new ArrayList<>();
    for (long number : new long[] {first, first + (last - first) / 2, last}) {
      hash(number).ifPresent(within::add);
    }
    if (within.size() < Look.WITHIN) {
      return Optional.empty();
    }
    return Optional.of(new Look(within, before, hash(last + 1), defect.range().micros()));
  }

  private Optional<PerceptualHash> hash(long number) throws MediaException {
    List<PerceptualHash> hash = new ArrayList<>();
    picture(number, frame -> hash.add(PerceptualHash.of(frame)));
    return hash.stream().findFirst();
  }

  /**
   * Shows one picture.
   *
   * @param use borrows it for the call; is not called where there is none of that number
   */
  public void picture(long number, Consumer<VideoFrame> use) throws MediaException {
    @Nullable VideoFrame frame = frames.frame(number);
    if (frame != null) {
      try (frame) {
        use.accept(frame);
      }
    }
  }

  @Override
  public void close() {
    frames.close();
  }
}
