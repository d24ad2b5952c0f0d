package io.sightglass.desktop.triage;

import io.sightglass.core.feature.PictureHeat;
import io.sightglass.core.media.PictureScaler;
import io.sightglass.core.media.VideoFrame;
import io.sightglass.core.review.Look;
import io.sightglass.core.review.LookPlan;
import io.sightglass.core.review.LookReader;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.timeline.Defect;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches pictures of defects out of the recording that is open, and what they look like. Called by
 * the screen's thread; answers come from the reader's.
 */
public final class DefectLooks implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DefectLooks.class);
  private static final int WIDTH = 192;
  private static final int HEAT_WIDTH = 320;
  private static final long INTO_IT = 12;

  private final MediaOpener opener;
  private final Supplier<PictureScaler> scalers;
  private final Executor reader;
  private volatile @Nullable Defect wanted;
  // The reader's thread alone uses them.
  private @Nullable MediaRequest request;
  private @Nullable LookReader open;

  /**
   * One picture of a defect.
   *
   * @param caption what it shows
   * @param frame its number
   */
  public record Picture(String caption, long frame, Image image) {}

  /**
   * Pictures of one defect, before, in and after it.
   *
   * @param heat where in the worst picture it lies; empty where that can't be told
   * @param look what it looks like, where that can be told
   */
  public record Seen(
      long defect, List<Picture> pictures, Optional<Picture> heat, Optional<Look> look) {}

  /**
   * @param scalers makes scalers, each for one thread
   * @param reader runs one task after the other
   */
  public DefectLooks(MediaOpener opener, Supplier<PictureScaler> scalers, Executor reader) {
    this.opener = opener;
    this.scalers = scalers;
    this.reader = reader;
  }

  /** Pictures are of this recording from now on; of none where it is null. */
  public void follow(@Nullable MediaRequest recording) {
    wanted = null;
    reader.execute(() -> {
      closeOpen();
      request = recording;
    });
  }

  /**
   * Reads {@code defect}; tells nothing where there is nothing to be seen.
   *
   * @param where of which picture a heat map is made; empty for none
   */
  public void see(Defect defect, Optional<Evidence.Where> where, Consumer<Seen> told) {
    wanted = defect;
    reader.execute(() -> {
      // Whoever steps through many stays at one of them.
      if (!defect.equals(wanted)) {
        return;
      }
      try {
        LookReader pictures = reader();
        if (pictures != null) {
          told.accept(seen(defect, where, pictures));
        }
      } catch (MediaException | RuntimeException e) {
        LOG.info("No pictures of {}", defect, e);
        closeOpen();
      }
    });
  }

  /** Reads what {@code defect} looks like. */
  public void look(Defect defect, Consumer<Look> told) {
    reader.execute(() -> {
      try {
        LookReader pictures = reader();
        if (pictures != null) {
          pictures.look(defect).ifPresent(told);
        }
      } catch (MediaException | RuntimeException e) {
        LOG.info("No look of {}", defect, e);
        closeOpen();
      }
    });
  }

  private @Nullable LookReader reader() throws MediaException {
    if (open == null && request != null) {
      open = new LookReader(opener, request);
    }
    return open;
  }

  private void closeOpen() {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  // In one pass: what is looked at lies close together, and is decoded once.
  private Seen seen(Defect defect, Optional<Evidence.Where> where, LookReader frames)
      throws MediaException {
    SortedMap<Long, String> captions = captions(defect);
    LookPlan plan = new LookPlan(defect);
    SortedSet<Long> numbers = new TreeSet<>(plan.numbers());
    numbers.addAll(captions.keySet());
    List<Long> heated =
        where.map(at -> List.of(Math.max(0, at.frame() - 1), at.frame())).orElse(List.of());
    numbers.addAll(heated);
    List<Picture> pictures = new ArrayList<>();
    List<VideoFrame> pair = new ArrayList<>();
    try (PictureScaler scaler = scalers.get()) {
      frames.read(
          numbers,
          (number, frame) -> {
            plan.take(number, frame);
            String caption = captions.get(number);
            if (caption != null) {
              pictures.add(new Picture(caption, number, image(frame, scaler, WIDTH)));
            }
            if (heated.contains(number)) {
              pair.add(frame.retain());
            }
          });
      Optional<Picture> heat =
          pair.isEmpty() ? Optional.empty() : Optional.of(heat(where.orElseThrow(), pair, scaler));
      return new Seen(defect.id(), pictures, heat, plan.look());
    } finally {
      pair.forEach(VideoFrame::close);
    }
  }

  private static SortedMap<Long, String> captions(Defect defect) {
    long first = Math.max(0, defect.firstFrame());
    long end = Math.max(first + 1, defect.endFrame());
    SortedMap<Long, String> captions = new TreeMap<>();
    if (first > 0) {
      captions.put(first - 1, "before");
    }
    captions.put(first + Math.min((end - first) / 2, INTO_IT), "during");
    captions.put(end, "after");
    return captions;
  }

  private static Picture heat(Evidence.Where where, List<VideoFrame> pair, PictureScaler scaler) {
    VideoFrame frame = pair.getLast();
    VideoFrame previous = pair.size() > 1 ? pair.getFirst() : null;
    PictureHeat heat = PictureHeat.of(where.kind(), frame, previous);
    Image image =
        HeatPainter.paint(heat, image(frame, scaler, HEAT_WIDTH), frame.width(), frame.height());
    return new Picture(HeatPainter.caption(heat, where.frame()), where.frame(), image);
  }

  private static Image image(VideoFrame frame, PictureScaler scaler, int width) {
    int height = Math.max(2, (int) Math.round((double) width * frame.height() / frame.width()));
    height += height % 2;
    WritableImage image = new WritableImage(width, height);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(4L * width * height);
      scaler.toBgra(frame, memory, width, height, 4 * width);
      image
          .getPixelWriter()
          .setPixels(
              0,
              0,
              width,
              height,
              PixelFormat.getByteBgraPreInstance(),
              memory.asByteBuffer(),
              4 * width);
    }
    return image;
  }

  @Override
  public void close() {
    follow(null);
  }
}
