package io.sightglass.core.review;

import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.source.ExactFrames;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.timeline.Defect;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BiConsumer;
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
    LookPlan plan = new LookPlan(defect);
    read(plan.numbers(), plan::take);
    return plan.look();
  }

  /**
   * Reads pictures, each group of them decoded once.
   *
   * @param numbers in order
   * @param use borrows each for the call; is not called where there is none of a number
   */
  public void read(SortedSet<Long> numbers, BiConsumer<Long, VideoFrame> use)
      throws MediaException {
    for (long number : numbers) {
      @Nullable VideoFrame frame = frames.frame(number);
      if (frame != null) {
        try (frame) {
          use.accept(number, frame);
        }
      }
    }
  }

  @Override
  public void close() {
    frames.close();
  }
}
