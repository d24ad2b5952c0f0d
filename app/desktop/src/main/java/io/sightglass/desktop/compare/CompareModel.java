package io.sightglass.desktop.compare;

import io.sightglass.core.media.PictureScaler;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.desktop.fx.Coalescing;
import io.sightglass.desktop.fx.FxUpdates;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reference in step with the programme that is open. Used by the screen's thread; pictures are
 * read by a thread of its own, of those that are asked for meanwhile only the newest.
 */
public final class CompareModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CompareModel.class);
  private static final long PATIENCE_SECONDS = 10;

  private final MediaOpener opener;
  private final Supplier<PictureScaler> scalers;
  private final Executor background;
  private final ComparePane pane;
  private final BiConsumer<String, Boolean> say;
  private final FxUpdates pairs = new FxUpdates();
  private final FxUpdates states = new FxUpdates();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("sightglass-compare").daemon().factory());
  private final Coalescing latest = new Coalescing(thread);
  private final AtomicInteger opened = new AtomicInteger();
  private long frame;
  // The reader's thread alone.
  private @Nullable PairReader reader;
  private boolean following;

  /**
   * @param background runs what takes long: the alignment
   * @param say tells the user a sentence, and whether it is a bad one
   */
  public CompareModel(
      MediaOpener opener,
      Supplier<PictureScaler> scalers,
      Executor background,
      ComparePane pane,
      BiConsumer<String, Boolean> say) {
    this.opener = opener;
    this.scalers = scalers;
    this.background = background;
    this.pane = pane;
    this.say = say;
  }

  /**
   * Holds {@code programme} against {@code reference} from now on.
   *
   * @param at number of the picture on screen
   */
  public void open(String programme, Path reference, long at) {
    int which = opened.incrementAndGet();
    following = true;
    frame = at;
    String name = String.valueOf(reference.getFileName());
    pane.clear(name + " is being opened …");
    thread.execute(() -> {
      closeReader();
      try {
        PairReader fresh = new PairReader(opener, programme, reference.toString(), scalers.get());
        reader = fresh;
        tell(
            which,
            () -> {
              pane.setState(name + ", being aligned …");
              read();
              background.execute(() -> align(fresh, which, name));
            });
      } catch (MediaException | RuntimeException e) {
        LOG.info("{} can't be compared with", reference, e);
        tell(
            which,
            () -> {
              pane.clear("");
              say.accept(String.valueOf(e.getMessage()), true);
            });
      }
    });
  }

  private void align(PairReader fresh, int which, String name) {
    try {
      fresh.align();
      tell(
          which,
          () -> {
            pane.setState(name + ", aligned by its pictures");
            read();
          });
    } catch (MediaException | RuntimeException e) {
      LOG.info("{} was not aligned", name, e);
      tell(which, () -> pane.setState(name + ", not aligned: both from their start"));
    }
  }

  private void tell(int which, Runnable what) {
    states.execute(() -> {
      if (which == opened.get()) {
        what.run();
      }
    });
  }

  /** The picture on screen is another one. */
  public void follow(long at) {
    if (following && at >= 0 && at != frame) {
      frame = at;
      read();
    }
  }

  private void read() {
    int which = opened.get();
    long wanted = frame;
    latest.execute(() -> {
      PairReader open = reader;
      if (open == null || which != opened.get()) {
        return;
      }
      try {
        open.pair(wanted)
            .ifPresent(pair ->
                pairs.execute(() -> {
                  if (which == opened.get()) {
                    pane.show(pair);
                  }
                }));
      } catch (MediaException | RuntimeException e) {
        LOG.info("Picture {} was not compared", wanted, e);
      }
    });
  }

  /** Compares no more. */
  public void leave() {
    if (following) {
      following = false;
      opened.incrementAndGet();
      pane.clear("");
      thread.execute(this::closeReader);
    }
  }

  private void closeReader() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  @Override
  public void close() {
    opened.incrementAndGet();
    following = false;
    thread.execute(this::closeReader);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
